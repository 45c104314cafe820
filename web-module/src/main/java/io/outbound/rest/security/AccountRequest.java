package io.outbound.rest.security;

import io.outbound.security.Role;
import java.util.Optional;

/** What is asked of an account: one to make, the change of one, or a new password. */
final class AccountRequest {

    private AccountRequest() {}

    record Addition(String username, Role role, Optional<String> password) {}

    record Change(Optional<Role> role, Optional<Boolean> enabled) {}

    record Reset(Optional<String> newPassword) {}
}
