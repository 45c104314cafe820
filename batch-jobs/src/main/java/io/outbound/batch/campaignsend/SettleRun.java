package io.outbound.batch.campaignsend;

import io.outbound.execution.ExecutionRun;
import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Finishes the run, or parks it until its next deferred delivery is due. */
@Dependent
@Named("settleRun")
public class SettleRun extends AbstractBatchlet {

    private JobContext job;
    private ExecutionRun run;

    public SettleRun() {}

    @Inject
    public SettleRun(JobContext job, ExecutionRun run) {
        this.job = job;
        this.run = run;
    }

    @Override
    public String process() {
        return run.settle(ClaimOfJob.of(job)) ? "FINISHED" : "PARKED";
    }
}
