package io.outbound.execution;

import io.outbound.delivery.DeliveriesWaiting;
import io.outbound.security.Actor;
import io.outbound.settings.Settings;
import io.outbound.store.IdSource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Where runs begin: writes what shall be sent, in the caller's transaction, and starts nothing. */
@Stateless
@PermitAll
public class ExecutionRequests {

    private NewExecutions executions;
    private IdSource ids;
    private Settings settings;
    private Event<DeliveriesWaiting> waiting;

    protected ExecutionRequests() {}

    @Inject
    public ExecutionRequests(
            NewExecutions executions, IdSource ids, Settings settings, Event<DeliveriesWaiting> waiting) {
        this.executions = executions;
        this.ids = ids;
        this.settings = settings;
        this.waiting = waiting;
    }

    /**
     * Asks for a run to the snapshot's contact list.
     *
     * @param occurrence what makes the run one of a kind within its campaign; a second request for it is refused by the
     *     database
     */
    public ExecutionRef requestBroadcast(UUID campaignId, String occurrence, Snapshot snapshot, Actor by) {
        UUID id = ids.next();
        ExecutionRef ref = new ExecutionRef(id, "CMA-" + id);
        executions.insertBroadcast(
                ref, campaignId, occurrence, snapshot, settings.current().sandbox(), by.name());
        return ref;
    }

    /** Writes triggered runs: nothing is sent before {@link #sendUnitary}, in the same transaction. */
    public void openUnitary(List<UnitaryRun> runs) {
        boolean sandbox = settings.current().sandbox();
        executions.insertUnitary(runs, sandbox);
    }

    /** Takes back what was opened in this transaction. */
    public void discardUnitary(List<UUID> ids) {
        executions.delete(ids);
    }

    /** Accepts the recipients of opened runs: durable once the caller's transaction commits, sent soon after. */
    public void sendUnitary(List<UnitaryRun> runs) {
        executions.insertRecipients(runs);
        waiting.fire(new DeliveriesWaiting());
    }
}
