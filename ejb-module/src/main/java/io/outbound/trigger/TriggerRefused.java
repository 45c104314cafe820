package io.outbound.trigger;

import io.outbound.kernel.LogReceipt;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * A call was not accepted. Fired after the use case's transaction has ended; an observer that cannot keep it throws.
 *
 * @param named the campaign as the caller named it, by id or slug; null when the call does not say
 * @param payload not masked
 */
public record TriggerRefused(
        Instant at,
        Refusal refusal,
        TriggerCall call,
        String named,
        String requestId,
        Optional<JsonObject> payload,
        LogReceipt receipt) {}
