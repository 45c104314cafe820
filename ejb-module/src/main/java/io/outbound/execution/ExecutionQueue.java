package io.outbound.execution;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The hand-over of runs to the batch jobs: requested ones, and those whose node is gone. What a dead job execution says
 * about itself does not matter; an unsettled run is simply claimed again.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ExecutionQueue {

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);

    private Executions executions;
    private HeldRuns held;
    private NodeIdentity node;
    private ExecutionSettings settings;
    private Event<ExecutionStarted> started;
    private Clock clock;

    protected ExecutionQueue() {}

    @Inject
    public ExecutionQueue(
            Executions executions,
            HeldRuns held,
            NodeIdentity node,
            ExecutionSettings settings,
            Event<ExecutionStarted> started,
            Clock clock) {
        this.executions = executions;
        this.held = held;
        this.node = node;
        this.settings = settings;
        this.started = started;
        this.clock = clock;
    }

    /** Claims one run for this node, the oldest first; empty when there is none or the node is full. */
    public Optional<Claim> claimNext() {
        List<UUID> mine = held.all().stream().map(Claim::executionId).toList();
        if (mine.size() >= settings.parallel()) {
            return Optional.empty();
        }
        return executions.lockFree(node.id(), mine).map(this::claim);
    }

    private Claim claim(Executions.Free free) {
        Claim claim = new Claim(free.id(), free.fence() + 1);
        executions.claim(free.id(), node.id(), claim.fence(), settings.lease().toSeconds());
        if (free.state() == ExecutionState.REQUESTED) {
            started.fire(new ExecutionStarted(free.id(), free.campaignId()));
        }
        return claim;
    }

    /** From now on the heartbeat renews the claim. */
    public void begin(Claim claim) {
        held.hold(claim);
    }

    /** The work on a claim has ended, well or not: what is not finished or parked is taken up again soon. */
    public void release(Claim claim) {
        if (held.holds(claim)) {
            held.letGo(claim);
            executions.park(claim, clock.instant().plus(AFTER_TROUBLE));
        }
    }

    /** The heartbeat: claims that this node has lost are dropped, and who works on them stops. */
    public void renewAll() {
        held.letGoOfAbandoned();
        for (Claim claim : held.all()) {
            if (!executions.renew(claim, settings.lease().toSeconds())) {
                held.letGo(claim);
            }
        }
    }
}
