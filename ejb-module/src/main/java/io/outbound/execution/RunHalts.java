package io.outbound.execution;

import io.outbound.delivery.Halts;
import io.outbound.kernel.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;

/**
 * Halting a broadcast in the middle and letting the same run go on later (decision A1 on seed 2, "Running").
 */
@ApplicationScoped
public class RunHalts {

    private Executions executions;
    private Halts halts;
    private RunFunds funds;
    private RunWaits waits;

    protected RunHalts() {}

    @Inject
    public RunHalts(Executions executions, Halts halts, RunFunds funds, RunWaits waits) {
        this.executions = executions;
        this.halts = halts;
        this.funds = funds;
        this.waits = waits;
    }

    /**
     * In the caller's transaction: from its end on nothing more is claimed. What is on the wire is finished, the rest
     * stays unsent and its money is available again. A run whose audience was not resolved yet gets it now, so
     * that it is known whom it leaves out.
     *
     * <p>To be called before the campaign is locked: a run that ends locks in this order, too.
     */
    public void halt(UUID campaignId) {
        executions.lockOpenBroadcast(campaignId).ifPresent(this::haltRun);
    }

    private void haltRun(UUID id) {
        if (!executions.isExpanded(id)) {
            executions.expand(id);
        }
        executions.halt(id);
        executions.prolong(id, ExecutionRun.longer(funds.waited(id), waits.waited(id)));
        waits.forget(id);
        funds.release(id);
    }

    /** The second half of {@link #halt}, when that is committed and outside any transaction: the unsent are marked so. */
    public void takeBackUnsent(UUID campaignId) {
        executions.haltedBroadcast(campaignId).ifPresent(halts::halt);
    }

    /**
     * In the caller's transaction: the same run goes on, same audience, same template.
     *
     * @param pause how long it was halted
     * @throws DomainException CONFLICT {@code still-sending} while a message of it is on the wire
     */
    public void resume(UUID campaignId, Snapshot snapshot, Duration pause) {
        UUID id = executions
                .lockHaltedBroadcast(campaignId)
                .orElseThrow(() -> DomainException.notFound("execution", campaignId));
        if (halts.anyOnTheWire(id)) {
            throw new DomainException(
                    DomainException.Kind.CONFLICT,
                    "still-sending",
                    "The last messages are still on the wire: try again in a moment.");
        }
        waits.forget(id); // what was on the wire may have begun a storm after the halt
        executions.reopen(id, snapshot, pause);
        funds.reserve(id);
        halts.resume(id);
    }
}
