package io.outbound.log;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A row of "API Failed Logs" (seed 0). Texts may be null where the call did not say.
 *
 * @param id the sequential number that people see; 0 before it is stored
 * @param uid what URLs carry
 * @param slug as the caller gave it, also when no campaign has it
 * @param gaps {@code [{code, channel, message, field, fixUrl}]}
 * @param payload masked; null when the body could not be read
 */
public record FailedCall(
        long id,
        UUID uid,
        Instant createdAt,
        String reason,
        String title,
        String detail,
        int httpStatus,
        String slug,
        UUID campaignId,
        String campaignName,
        String endpoint,
        String requestId,
        Optional<UUID> apiKeyId,
        String client,
        JsonArray gaps,
        String fixUrl,
        JsonObject payload,
        String replayState) {}
