package io.outbound.batch.retention;

import io.outbound.upkeep.Forgetting;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.batch.runtime.context.StepContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/** Forgets one portion, in the chunk's transaction. */
@Dependent
@Named("forgetOldRows")
public class ForgetOldRows extends AbstractItemWriter {

    private static final Logger LOG = System.getLogger(ForgetOldRows.class.getName());
    private static final int PORTION = 1_000;

    @Inject
    @BatchProperty
    private String kind;

    private StepContext step;
    private Forgetting forgetting;

    public ForgetOldRows() {}

    @Inject
    public ForgetOldRows(StepContext step, Forgetting forgetting) {
        this.step = step;
        this.forgetting = forgetting;
    }

    @Override
    public void writeItems(List<Object> portions) {
        try {
            step.setTransientUserData(forgetting.forget(kind, PORTION) == PORTION);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "OUT-0150 Old rows cannot be removed now: " + kind, e);
            throw e;
        }
    }
}
