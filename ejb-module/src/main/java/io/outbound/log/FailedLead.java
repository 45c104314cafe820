package io.outbound.log;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A row of "Failed leads API injection" (seed 3).
 *
 * @param id the sequential number that people see; 0 before it is stored
 * @param uid what URLs carry
 * @param reasons {@code [{code, field, message}]}
 * @param source key, address block, user agent
 * @param payload masked
 */
public record FailedLead(
        long id,
        UUID uid,
        String reason,
        JsonArray reasons,
        String source,
        JsonObject payload,
        Optional<UUID> matchedLeadId,
        Optional<UUID> apiKeyId,
        Instant createdAt) {}
