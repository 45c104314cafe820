package io.outbound.batch.retention;

import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.batch.runtime.context.StepContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** One item is one more portion; none when the last one was not full. */
@Dependent
@Named("moreOldRows")
public class MoreOldRows extends AbstractItemReader {

    private StepContext step;

    public MoreOldRows() {}

    @Inject
    public MoreOldRows(StepContext step) {
        this.step = step;
    }

    @Override
    public Object readItem() {
        return step.getTransientUserData() == Boolean.FALSE ? null : Boolean.TRUE;
    }
}
