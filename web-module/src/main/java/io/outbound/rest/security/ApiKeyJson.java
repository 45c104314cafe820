package io.outbound.rest.security;

import io.outbound.security.ApiKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A key as administrators see it.
 *
 * @param publicPart the eight characters after {@code obk_}
 * @param key the whole key, only in the answer that creates it
 */
record ApiKeyJson(
        UUID id,
        String name,
        String publicPart,
        List<String> scopes,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> revokedAt,
        Optional<Instant> lastUsedAt,
        Optional<String> key) {

    static ApiKeyJson of(ApiKey key, Optional<String> secret) {
        return new ApiKeyJson(
                key.id(),
                key.name(),
                key.publicPart(),
                key.scopes().stream().sorted().toList(),
                key.createdAt(),
                key.expiresAt(),
                key.revokedAt(),
                key.lastUsedAt(),
                secret);
    }
}
