package io.outbound.security;

import java.util.Optional;

/**
 * An account that was just made, or that has a password of another's making.
 *
 * @param password the generated one: this is the only time that anybody sees it; empty when it was given
 */
public record NewAccount(AccountEntry entry, Optional<String> password) {

    @Override
    public String toString() {
        return "NewAccount[" + entry.account().id() + "]";
    }
}
