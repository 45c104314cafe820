package io.outbound.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An address that is told what happens.
 *
 * @param eventTypes names and patterns of {@link io.outbound.outbox.EventType}
 * @param disabledReason {@code GONE} or {@code FAILING} when it was switched off by itself, else null
 * @param failingSince the first failure after the last success; null while it answers
 * @param oldSecretUntil until then the secret before the last rotation signs too; null when it does not
 */
public record Webhook(
        UUID id,
        URI url,
        String description,
        List<String> eventTypes,
        boolean enabled,
        String disabledReason,
        Instant failingSince,
        Instant oldSecretUntil,
        Instant createdAt,
        String createdBy,
        long version) {}
