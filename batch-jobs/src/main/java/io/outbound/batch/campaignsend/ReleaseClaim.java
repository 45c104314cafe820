package io.outbound.batch.campaignsend;

import io.outbound.execution.ExecutionQueue;
import jakarta.batch.api.listener.AbstractJobListener;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** However the job ends, its claim does not outlive it. */
@Dependent
@Named("releaseClaim")
public class ReleaseClaim extends AbstractJobListener {

    private JobContext job;
    private ExecutionQueue queue;

    public ReleaseClaim() {}

    @Inject
    public ReleaseClaim(JobContext job, ExecutionQueue queue) {
        this.job = job;
        this.queue = queue;
    }

    @Override
    public void afterJob() {
        queue.release(ClaimOfJob.of(job));
    }
}
