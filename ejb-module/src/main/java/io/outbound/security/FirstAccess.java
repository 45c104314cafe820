package io.outbound.security;

import io.outbound.kernel.DomainException;
import io.outbound.store.IdSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** The first account and the first API key, which nobody could create from inside. */
@ApplicationScoped
public class FirstAccess {

    public static final String USERNAME = "admin";

    private Accounts accounts;
    private ApiKeys keys;
    private IdSource ids;
    private Clock clock;

    protected FirstAccess() {}

    @Inject
    public FirstAccess(Accounts accounts, ApiKeys keys, IdSource ids, Clock clock) {
        this.accounts = accounts;
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
    }

    /** @return the password that lets {@value #USERNAME} in; empty when there is an account already */
    public Optional<String> createAccount(Optional<String> chosen) {
        if (!accounts.isEmpty()) {
            return Optional.empty();
        }
        String password = chosen.orElseGet(PasswordText::generate);
        Account account = new Account(ids.next(), USERNAME, Role.ADMIN, "en", 0);
        accounts.add(account, new PasswordHash().of(password), clock.instant());
        return Optional.of(password);
    }

    /** @return a key with every scope; empty when there is a key already */
    public Optional<String> createKey(Optional<String> chosen) {
        if (!keys.isEmpty()) {
            return Optional.empty();
        }
        KeyText text = chosen.map(KeyText::new).orElseGet(KeyText::generate);
        if (!text.plausible()) {
            throw new DomainException(
                    DomainException.Kind.INVALID,
                    "key-too-short",
                    "OUT-0018 outbound.api.key needs 16 to 300 characters.");
        }
        Instant now = clock.instant();
        ApiKey key = new ApiKey(
                ids.next(),
                text.publicPart(),
                "first key",
                Scope.ALL,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        keys.add(key, text.hash());
        return Optional.of(text.text());
    }
}
