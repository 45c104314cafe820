package io.outbound.batch.campaignsend;

import io.outbound.delivery.Leases;
import io.outbound.execution.Claim;
import io.outbound.execution.ClaimLostException;
import io.outbound.execution.ExecutionRun;
import io.outbound.execution.HeldRuns;
import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Takes over what an earlier claim of this run left open, then writes a delivery for everybody in the audience. */
@Dependent
@Named("expandAudience")
public class ExpandAudience extends AbstractBatchlet {

    private JobContext job;
    private Leases leases;
    private ExecutionRun run;
    private HeldRuns held;

    public ExpandAudience() {}

    @Inject
    public ExpandAudience(JobContext job, Leases leases, ExecutionRun run, HeldRuns held) {
        this.job = job;
        this.leases = leases;
        this.run = run;
        this.held = held;
    }

    @Override
    @SuppressWarnings("try") // the resource is the presence of a worker
    public String process() {
        Claim claim = ClaimOfJob.of(job);
        try (HeldRuns.Work working = held.work(claim)) {
            leases.expireRun(claim.executionId());
            if (!run.expand(claim)) {
                throw new ClaimLostException(claim);
            }
            return "EXPANDED";
        }
    }
}
