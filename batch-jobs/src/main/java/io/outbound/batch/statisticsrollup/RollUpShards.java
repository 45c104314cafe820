package io.outbound.batch.statisticsrollup;

import io.outbound.counter.RollUp;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.batch.runtime.context.StepContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/** Rolls one portion up, in the chunk's transaction. */
@Dependent
@Named("rollUpShards")
public class RollUpShards extends AbstractItemWriter {

    private static final Logger LOG = System.getLogger(RollUpShards.class.getName());
    private static final int PORTION = 100;

    @Inject
    @BatchProperty
    private String kind;

    private StepContext step;
    private RollUp rollUp;

    public RollUpShards() {}

    @Inject
    public RollUpShards(StepContext step, RollUp rollUp) {
        this.step = step;
        this.rollUp = rollUp;
    }

    @Override
    public void writeItems(List<Object> portions) {
        try {
            step.setTransientUserData(rollUp.rollUp(RollUp.Kind.valueOf(kind), PORTION) == PORTION);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "OUT-0151 Counters cannot be rolled up now: " + kind, e);
            throw e;
        }
    }
}
