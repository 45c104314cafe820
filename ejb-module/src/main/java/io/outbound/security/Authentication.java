package io.outbound.security;

import io.outbound.kernel.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/**
 * People sign in with name and password. Failures are counted by name and by client address; an unknown name costs as
 * much time and is locked out as a known one, so that names cannot be found by trying.
 */
@ApplicationScoped
public class Authentication {

    private static final int NAME_FREE = 5;
    private static final int ADDRESS_FREE = 20;

    private final PasswordHash hash = new PasswordHash();
    private final BackOff byName = new BackOff(NAME_FREE);
    private final BackOff byAddress = new BackOff(ADDRESS_FREE);
    // hashing is slow on purpose: a flood of logins must not take every core
    private final Semaphore hashing =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    private Accounts accounts;
    private Clock clock;
    private Event<PasswordChanged> passwordChanged;

    protected Authentication() {}

    @Inject
    public Authentication(Accounts accounts, Clock clock, Event<PasswordChanged> passwordChanged) {
        this.accounts = accounts;
        this.clock = clock;
        this.passwordChanged = passwordChanged;
    }

    /** @param clientAddress the address that the request came from */
    public LoginResult login(String username, String password, String clientAddress) {
        if (username.length() > 100 || password.length() > PasswordText.LONGEST) {
            return new LoginResult.Refused();
        }
        Instant now = clock.instant();
        String name = Account.keyOf(username);
        Optional<Accounts.Stored> known = accounts.byName(username);
        Optional<Duration> wait = longestWait(name, clientAddress, known, now);
        if (wait.isPresent()) {
            return new LoginResult.LockedOut(wait.get());
        }
        if (matches(password, known)) {
            byName.succeeded(name);
            known.filter(stored -> stored.failedLogins() > 0)
                    .ifPresent(stored -> accounts.failed(stored.account().id(), 0, Optional.empty()));
            return new LoginResult.SignedIn(known.orElseThrow().account());
        }
        failed(name, clientAddress, known, now);
        return new LoginResult.Refused();
    }

    /** @throws DomainException FORBIDDEN for a wrong current password, INVALID for a new one that is too weak */
    public void changePassword(String username, String current, String replacement, String clientAddress) {
        if (!(login(username, current, clientAddress) instanceof LoginResult.SignedIn in)) {
            throw new DomainException(
                    DomainException.Kind.FORBIDDEN, "password-wrong", "The current password is not right.");
        }
        if (!PasswordText.isStrong(replacement) || replacement.equals(current)) {
            throw PasswordText.weak("/newPassword");
        }
        accounts.changePassword(in.account().id(), hash.of(replacement));
        passwordChanged.fire(new PasswordChanged(in.account().username()));
    }

    /** Who has a new password need not wait for what was tried with the old one. */
    void forgive(@Observes PasswordChanged changed) {
        byName.succeeded(Account.keyOf(changed.username()));
    }

    /** @param language {@code en} or {@code it} */
    public void speak(Account account, String language) {
        accounts.speak(account.id(), "it".equals(language) ? "it" : "en");
    }

    private Optional<Duration> longestWait(String name, String address, Optional<Accounts.Stored> known, Instant now) {
        Optional<Duration> onRecord = known.flatMap(Accounts.Stored::lockedUntil)
                .filter(until -> until.isAfter(now))
                .map(until -> Duration.between(now, until));
        return Stream.of(byName.wait(name, now), byAddress.wait(address, now), onRecord)
                .flatMap(Optional::stream)
                .max(Duration::compareTo);
    }

    private boolean matches(String password, Optional<Accounts.Stored> known) {
        hashing.acquireUninterruptibly();
        try {
            return hash.matches(
                    password, known.map(Accounts.Stored::passwordHash).orElse(""));
        } finally {
            hashing.release();
        }
    }

    private void failed(String name, String address, Optional<Accounts.Stored> known, Instant now) {
        byName.failed(name, now);
        byAddress.failed(address, now);
        known.ifPresent(stored -> {
            int failures = stored.failedLogins() + 1;
            Duration penalty = byName.penalty(failures);
            accounts.failed(
                    stored.account().id(),
                    failures,
                    penalty.isZero() ? Optional.empty() : Optional.of(now.plus(penalty)));
        });
    }
}
