package io.outbound.security;

import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A person who can sign in.
 *
 * @param language of the console, {@code en} or {@code it}
 * @param version grows when the password or the role changes; a session that began with an older one has ended
 */
public record Account(UUID id, String username, Role role, String language, long version) implements Serializable {

    /** Names differ by more than case. */
    static String keyOf(String username) {
        return username.strip().toLowerCase(Locale.ROOT);
    }

    public Actor actor() {
        return new Actor(username, Optional.empty(), role.scopes());
    }
}
