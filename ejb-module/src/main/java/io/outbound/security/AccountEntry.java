package io.outbound.security;

import java.io.Serializable;
import java.time.Instant;

/**
 * An account as administrators see it.
 *
 * @param enabled whether its owner may sign in
 */
public record AccountEntry(Account account, boolean enabled, Instant createdAt) implements Serializable {

    boolean isActiveAdmin() {
        return enabled && account.role() == Role.ADMIN;
    }
}
