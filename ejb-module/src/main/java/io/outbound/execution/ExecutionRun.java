package io.outbound.execution;

import io.outbound.delivery.Backlog;
import io.outbound.delivery.DeliveryState;
import io.outbound.delivery.LedgerCounts;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The two ends of a run: its audience becomes deliveries, and it is finished once each of them is settled. */
@Stateless
@PermitAll
public class ExecutionRun {

    private static final String INSUFFICIENT_FUNDS = "INSUFFICIENT_FUNDS";
    private static final Duration SOON = Duration.ofSeconds(1);

    private Executions executions;
    private Backlog backlog;
    private LedgerCounts counts;
    private HeldRuns held;
    private RunFunds funds;
    private RunWaits waits;
    private Event<ExecutionFinished> finishedEvent;
    private Event<ExecutionHeld> heldEvent;
    private Event<ExecutionWentOn> wentOnEvent;
    private Clock clock;

    protected ExecutionRun() {}

    @Inject
    public ExecutionRun(
            Executions executions,
            Backlog backlog,
            LedgerCounts counts,
            HeldRuns held,
            RunFunds funds,
            RunWaits waits,
            Event<ExecutionFinished> finished,
            Event<ExecutionHeld> heldEvent,
            Event<ExecutionWentOn> wentOn,
            Clock clock) {
        this.executions = executions;
        this.backlog = backlog;
        this.counts = counts;
        this.held = held;
        this.funds = funds;
        this.waits = waits;
        this.finishedEvent = finished;
        this.heldEvent = heldEvent;
        this.wentOnEvent = wentOn;
        this.clock = clock;
    }

    /**
     * One transaction: the run has all of its audience, and money set aside for it, or none. A run that was expanded before
     * is left as it is; if it waited for money it may try again.
     *
     * @return false when the claim is lost
     */
    public boolean expand(Claim claim) {
        if (!executions.lock(claim)) {
            return false;
        }
        if (!executions.isExpanded(claim.executionId())) {
            executions.expand(claim.executionId());
            funds.reserve(claim.executionId());
        } else {
            goOn(claim);
        }
        return true;
    }

    /** The time for which it was held does not count against its messages' time to live. */
    private void goOn(Claim claim) {
        executions.prolong(
                claim.executionId(), longer(funds.waited(claim.executionId()), waits.waited(claim.executionId())));
        boolean paid = funds.goOn(claim.executionId());
        if (waits.goOn(claim.executionId()) || paid) {
            wentOnEvent.fire(new ExecutionWentOn(claim.executionId(), campaign(claim)));
        }
    }

    /** Of two times that end together. */
    static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private UUID campaign(Claim claim) {
        return executions.find(claim.executionId()).orElseThrow().campaignId();
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
            park(claim, due == null ? clock.instant().plus(SOON) : due);
        }
        held.letGo(claim);
        return finished;
    }

    private void park(Claim claim, Instant due) {
        Optional<RunWaits.Wait> wait = waits.of(claim.executionId());
        if (funds.isHeld(claim.executionId())) {
            heldEvent.fire(new ExecutionHeld(claim.executionId(), campaign(claim), INSUFFICIENT_FUNDS, null));
        } else if (wait.isPresent()) {
            String reason = wait.get().reason();
            Instant until = wait.get().until();
            heldEvent.fire(new ExecutionHeld(claim.executionId(), campaign(claim), reason, until));
        }
        executions.park(claim, wait.map(RunWaits.Wait::until).orElse(due));
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
        ExecutionState state = ExecutionState.of(states);
        Map<String, Long> skips = state == ExecutionState.FAILED ? counts.skips(run.id()) : Map.of();
        funds.release(run.id());
        waits.forget(run.id());
        executions.finish(run.id(), state);
        finishedEvent.fire(new ExecutionFinished(run.id(), run.campaignId(), run.kind(), states, skips));
    }
}
