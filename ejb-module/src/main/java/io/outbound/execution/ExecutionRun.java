package io.outbound.execution;

import io.outbound.delivery.Backlog;
import io.outbound.delivery.DeliveryCounts;
import io.outbound.delivery.DeliveryState;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The two ends of a run: its audience becomes deliveries, and it is finished once each of them is settled. */
@Stateless
@PermitAll
public class ExecutionRun {

    private static final Duration SOON = Duration.ofSeconds(1);

    private Executions executions;
    private Backlog backlog;
    private DeliveryCounts counts;
    private HeldRuns held;
    private Event<ExecutionFinished> finishedEvent;
    private Clock clock;

    protected ExecutionRun() {}

    @Inject
    public ExecutionRun(
            Executions executions,
            Backlog backlog,
            DeliveryCounts counts,
            HeldRuns held,
            Event<ExecutionFinished> finished,
            Clock clock) {
        this.executions = executions;
        this.backlog = backlog;
        this.counts = counts;
        this.held = held;
        this.finishedEvent = finished;
        this.clock = clock;
    }

    /**
     * One transaction: the run has all of its audience or none. A run that was expanded before is left as it is.
     *
     * @return false when the claim is lost
     */
    public boolean expand(Claim claim) {
        if (!executions.lock(claim)) {
            return false;
        }
        if (!executions.isExpanded(claim.executionId())) {
            executions.expand(claim.executionId());
        }
        return true;
    }

    /**
     * Finishes the run if everything is settled and accounted for; else parks it until its next deferred delivery is
     * due.
     *
     * @return whether it is finished
     */
    public boolean settle(Claim claim) {
        if (!executions.lock(claim)) {
            held.letGo(claim);
            return false;
        }
        Instant due = backlog.anyActive(claim.executionId())
                ? clock.instant().plus(SOON)
                : backlog.nextDue(claim.executionId()).orElse(null);
        boolean finished = due == null && isAccountedFor(claim);
        if (finished) {
            finish(claim);
        } else {
            executions.park(claim, due == null ? clock.instant().plus(SOON) : due);
        }
        held.letGo(claim);
        return finished;
    }

    private boolean isAccountedFor(Claim claim) {
        long sum = counts.ofExecution(claim.executionId()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return executions.find(claim.executionId()).orElseThrow().targeted() == sum;
    }

    private void finish(Claim claim) {
        ExecutionView run = executions.find(claim.executionId()).orElseThrow();
        Map<DeliveryState, Long> states = counts.ofExecution(run.id());
        boolean nothingSent = states.get(DeliveryState.FAILED) > 0
                && states.get(DeliveryState.SENT) == 0
                && states.get(DeliveryState.UNKNOWN) == 0;
        executions.finish(run.id(), nothingSent ? ExecutionState.FAILED : ExecutionState.DONE);
        finishedEvent.fire(new ExecutionFinished(run.id(), run.campaignId(), run.kind(), states));
    }
}
