package io.outbound.execution;

import io.outbound.security.Actor;
import java.util.List;
import java.util.UUID;

/**
 * The run that an accepted call, or somebody who wants to see the message first, asks for.
 *
 * @param requestId of the call; null for a test
 * @param test whether it counts nowhere
 */
public record UnitaryRun(
        ExecutionRef ref,
        UUID campaignId,
        Snapshot snapshot,
        String requestId,
        List<NewRecipient> recipients,
        Actor by,
        boolean test) {

    public UnitaryRun(
            ExecutionRef ref,
            UUID campaignId,
            Snapshot snapshot,
            String requestId,
            List<NewRecipient> recipients,
            Actor by) {
        this(ref, campaignId, snapshot, requestId, recipients, by, false);
    }
}
