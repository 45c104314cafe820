package io.outbound.batch.deliveryretry;

import io.outbound.delivery.Backlog;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.batch.runtime.context.JobContext;
import jakarta.batch.runtime.context.StepContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;

/** What is due waits again, one portion in the chunk's transaction. */
@Dependent
@Named("releaseDue")
public class ReleaseDue extends AbstractItemWriter {

    private static final int PORTION = 1_000;

    private JobContext job;
    private StepContext step;
    private Backlog backlog;

    public ReleaseDue() {}

    @Inject
    public ReleaseDue(JobContext job, StepContext step, Backlog backlog) {
        this.job = job;
        this.step = step;
        this.backlog = backlog;
    }

    @Override
    public void writeItems(List<Object> portions) {
        UUID run = UUID.fromString(job.getProperties().getProperty("executionId"));
        step.setTransientUserData(backlog.releaseDue(run, PORTION) == PORTION);
    }
}
