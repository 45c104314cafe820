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

    private Executions executions;
    private IdSource ids;
    private Settings settings;
    private Event<DeliveriesWaiting> waiting;

    protected ExecutionRequests() {}

    @Inject
    public ExecutionRequests(Executions executions, IdSource ids, Settings settings, Event<DeliveriesWaiting> waiting) {
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
        executions.insert(
                new Executions.Request(
                        ref,
                        campaignId,
                        ExecutionKind.BROADCAST,
                        occurrence,
                        snapshot,
                        settings.current().sandbox(),
                        null,
                        by.name()),
                0);
        return ref;
    }

    /** Accepts a call's recipients: durable once the caller's transaction commits, sent soon after. */
    public ExecutionRef acceptUnitary(
            UUID campaignId,
            String publicId,
            Snapshot snapshot,
            String requestId,
            List<NewRecipient> recipients,
            Actor by) {
        UUID id = ids.next();
        executions.insert(
                new Executions.Request(
                        new ExecutionRef(id, publicId),
                        campaignId,
                        ExecutionKind.UNITARY,
                        publicId,
                        snapshot,
                        settings.current().sandbox(),
                        requestId,
                        by.name()),
                recipients.size());
        executions.insertRecipients(id, snapshot.channel(), recipients);
        waiting.fire(new DeliveriesWaiting());
        return new ExecutionRef(id, publicId);
    }
}
