package io.outbound.rest.security;

import io.outbound.security.AccountEntry;
import io.outbound.security.NewAccount;
import io.outbound.security.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An account as administrators see it.
 *
 * @param password a generated one, only in the answer that made it
 */
record AccountJson(UUID id, String username, Role role, boolean enabled, Instant createdAt, Optional<String> password) {

    static AccountJson of(AccountEntry entry) {
        return of(entry, Optional.empty());
    }

    static AccountJson of(NewAccount made) {
        return of(made.entry(), made.password());
    }

    private static AccountJson of(AccountEntry entry, Optional<String> password) {
        return new AccountJson(
                entry.account().id(),
                entry.account().username(),
                entry.account().role(),
                entry.enabled(),
                entry.createdAt(),
                password);
    }
}
