package io.outbound.execution;

import io.outbound.security.Actor;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import java.util.List;
import java.util.UUID;

/** Where runs begin: writes what shall be sent, in the caller's transaction, and starts nothing. */
@Stateless
@PermitAll
public class ExecutionRequests {

    /**
     * Asks for a run to the snapshot's contact list.
     *
     * @param occurrence what makes the run one of a kind within its campaign; a second request for it is refused by the
     *     database
     */
    public ExecutionRef requestBroadcast(UUID campaignId, String occurrence, Snapshot snapshot, Actor by) {
        throw new UnsupportedOperationException();
    }

    /** Accepts a call's recipients: durable once the caller's transaction commits, sent soon after. */
    public ExecutionRef acceptUnitary(
            UUID campaignId,
            String publicId,
            Snapshot snapshot,
            String requestId,
            List<NewRecipient> recipients,
            Actor by) {
        throw new UnsupportedOperationException();
    }
}
