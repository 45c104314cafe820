package io.outbound.security;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who acts.
 *
 * @param name the user name, or {@code key:} and the name of the API key, or {@code system}
 * @param apiKeyId empty for people and for the system
 */
public record Actor(String name, Optional<UUID> apiKeyId, Set<String> scopes) {

    public static final Actor SYSTEM = new Actor("system", Optional.empty(), Set.of());

    public boolean may(String scope) {
        return scopes.contains(scope);
    }
}
