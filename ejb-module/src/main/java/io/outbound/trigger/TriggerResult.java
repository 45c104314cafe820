package io.outbound.trigger;

import java.util.Optional;
import java.util.UUID;

/** What became of a call. */
public sealed interface TriggerResult {

    /**
     * Durable: what the call asks for will be tried, come what may.
     *
     * @param answer JSON, the same for every repetition
     * @param replayed whether an earlier call with this request id was accepted and this one did nothing
     */
    record Accepted(String answer, boolean replayed) implements TriggerResult {}

    /**
     * @param requestId null when the call has none
     * @param campaignId as the caller named it; may be null
     * @param logId empty when the refusal was only counted
     */
    record Refused(Refusal refusal, String requestId, String campaignId, Optional<UUID> logId)
            implements TriggerResult {}
}
