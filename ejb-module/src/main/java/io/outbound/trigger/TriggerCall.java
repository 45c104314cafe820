package io.outbound.trigger;

import io.outbound.campaign.CampaignMode;
import io.outbound.security.Actor;
import jakarta.json.JsonObject;
import java.util.Optional;

/**
 * A call as it came in.
 *
 * @param mode of the endpoint that was called
 * @param body empty when it could not be read; then {@code unreadable} says why
 * @param idempotencyKey the header; means the same as the body's {@code requestId}
 * @param endpoint method and path, for the log
 * @param client key, address block, user agent, for the log
 */
public record TriggerCall(
        CampaignMode mode,
        Optional<JsonObject> body,
        Optional<Refusal> unreadable,
        Optional<String> idempotencyKey,
        String endpoint,
        String client,
        Actor by) {}
