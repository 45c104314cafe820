package io.outbound.batch.campaignsend;

import io.outbound.delivery.DeliveryNode;
import io.outbound.execution.Claim;
import io.outbound.execution.HeldRuns;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.Batchlet;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/**
 * Drives its share of the slots until nothing of the run waits. A batchlet, not a chunk: a chunk would keep its
 * transaction open over the wire calls, and a rolled-back chunk cannot un-send mail.
 */
@Dependent
@Named("deliverPart")
public class DeliverPart implements Batchlet {

    @Inject
    @BatchProperty
    private String part;

    @Inject
    @BatchProperty
    private String parts;

    private JobContext job;
    private DeliveryNode node;
    private HeldRuns held;
    private volatile boolean stopped;

    public DeliverPart() {}

    @Inject
    public DeliverPart(JobContext job, DeliveryNode node, HeldRuns held) {
        this.job = job;
        this.node = node;
        this.held = held;
    }

    @Override
    @SuppressWarnings("try") // the resource is the presence of a worker
    public String process() throws InterruptedException {
        Claim claim = ClaimOfJob.of(job);
        try (HeldRuns.Work working = held.work(claim)) {
            node.deliver(
                    claim.executionId(),
                    claim.fence(),
                    Integer.parseInt(part),
                    Integer.parseInt(parts),
                    () -> !stopped && held.holds(claim));
        }
        return "DELIVERED";
    }

    @Override
    public void stop() {
        stopped = true;
    }
}
