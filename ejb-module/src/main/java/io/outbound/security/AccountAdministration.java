package io.outbound.security;

import io.outbound.kernel.DomainException;
import io.outbound.kernel.DomainException.Kind;
import io.outbound.store.IdSource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who may sign in, and as what. One enabled administrator is always left. A new role, a new password and being disabled
 * end the sessions of an account within five seconds. Passwords are hashed outside any transaction, because that is
 * slow on purpose.
 */
@Stateless
@RolesAllowed(Scope.ADMIN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AccountAdministration {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]{0,99}");
    private static final Set<String> OURS = Set.of("system", "anonymous");

    private final PasswordHash hash = new PasswordHash();
    private Accounts accounts;
    private IdSource ids;
    private Clock clock;
    private Event<PasswordChanged> passwordChanged;

    protected AccountAdministration() {}

    @Inject
    public AccountAdministration(Accounts accounts, IdSource ids, Clock clock, Event<PasswordChanged> passwordChanged) {
        this.accounts = accounts;
        this.ids = ids;
        this.clock = clock;
        this.passwordChanged = passwordChanged;
    }

    /** By name; there are tens of them, not thousands. */
    public List<AccountEntry> all() {
        return accounts.entries();
    }

    /** @throws DomainException NOT_FOUND */
    public AccountEntry byName(String username) {
        return accounts.entry(username).orElseThrow(() -> DomainException.notFound("account", username));
    }

    /**
     * @param password generated when empty
     * @throws DomainException INVALID for a name, role or password that cannot be, CONFLICT when the name is taken
     */
    public NewAccount add(String username, Role role, Optional<String> password) {
        if (username == null || !NAME.matcher(username).matches() || OURS.contains(Account.keyOf(username))) {
            throw DomainException.invalid(
                    "name-invalid", "/username", "Letters, digits and . _ @ + - only, at most 100 of them.");
        }
        if (role == null) {
            throw DomainException.invalid("required", "/role", "An account needs a role.");
        }
        String chosen = strong(password, "/password");
        Account account = new Account(ids.next(), username, role, "en", 0);
        if (!accounts.add(account, hash.of(chosen), clock.instant())) {
            throw new DomainException(Kind.CONFLICT, "username-taken", "There is an account of this name.");
        }
        return new NewAccount(byName(username), password.isEmpty() ? Optional.of(chosen) : Optional.empty());
    }

    /**
     * @param role stays as it is when empty
     * @param enabled stays as it is when empty
     * @throws DomainException CONFLICT {@code last-admin} when no administrator would be left
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public AccountEntry change(String username, Optional<Role> role, Optional<Boolean> enabled) {
        accounts.lockAdmins();
        AccountEntry before = byName(username);
        Role newRole = role.orElse(before.account().role());
        boolean newEnabled = enabled.orElse(before.enabled());
        boolean staysAdmin = newEnabled && newRole == Role.ADMIN;
        if (before.isActiveAdmin() && !staysAdmin && accounts.activeAdmins() == 1) {
            throw new DomainException(
                    Kind.CONFLICT, "last-admin", "This is the only administrator: make another one first.");
        }
        if (newRole != before.account().role() || newEnabled != before.enabled()) {
            accounts.change(
                    before.account().id(), newRole, newEnabled ? Optional.empty() : Optional.of(clock.instant()));
        }
        return byName(username);
    }

    /**
     * For somebody who forgot theirs; also lets in again who tried too often.
     *
     * @param password generated when empty
     * @throws DomainException INVALID for one that is too weak
     */
    public NewAccount resetPassword(String username, Optional<String> password) {
        AccountEntry entry = byName(username);
        String chosen = strong(password, "/newPassword");
        accounts.changePassword(entry.account().id(), hash.of(chosen));
        passwordChanged.fire(new PasswordChanged(entry.account().username()));
        return new NewAccount(entry, password.isEmpty() ? Optional.of(chosen) : Optional.empty());
    }

    private static String strong(Optional<String> password, String pointer) {
        String chosen = password.orElseGet(PasswordText::generate);
        if (!PasswordText.isStrong(chosen)) {
            throw PasswordText.weak(pointer);
        }
        return chosen;
    }
}
