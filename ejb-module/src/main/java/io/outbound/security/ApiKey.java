package io.outbound.security;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What is known of an API key once it has been handed out. */
public record ApiKey(
        UUID id,
        String publicPart,
        String name,
        Set<String> scopes,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> revokedAt,
        Optional<Instant> lastUsedAt) {

    boolean usableAt(Instant now) {
        return revokedAt.isEmpty() && expiresAt.map(now::isBefore).orElse(true);
    }

    public Actor actor() {
        return new Actor("key:" + name, Optional.of(id), scopes);
    }
}
