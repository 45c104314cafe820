package io.outbound.security;

import io.outbound.kernel.DomainException;
import io.outbound.store.IdSource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Hands out API keys and takes them back. */
@Stateless
@RolesAllowed(Scope.ADMIN)
public class KeyAdministration {

    private ApiKeys keys;
    private KeyRing ring;
    private IdSource ids;
    private Clock clock;

    protected KeyAdministration() {}

    @Inject
    public KeyAdministration(ApiKeys keys, KeyRing ring, IdSource ids, Clock clock) {
        this.keys = keys;
        this.ring = ring;
        this.ids = ids;
        this.clock = clock;
    }

    public List<ApiKey> all() {
        return keys.all();
    }

    /** @throws DomainException INVALID for a blank name, an unknown scope or an expiry in the past */
    public NewApiKey create(String name, Set<String> scopes, Optional<Instant> expiresAt) {
        Instant now = clock.instant();
        check(name, scopes, expiresAt, now);
        return store(KeyText.generate(), name.strip(), scopes, expiresAt, now);
    }

    /** Effective at once on this node, within five seconds on the others. */
    public void revoke(UUID id) {
        ApiKey key = keys.byId(id).orElseThrow(() -> DomainException.notFound("api-key", id));
        keys.revoke(id, clock.instant());
        ring.forget(key);
    }

    private NewApiKey store(KeyText text, String name, Set<String> scopes, Optional<Instant> expiresAt, Instant now) {
        ApiKey key = new ApiKey(
                ids.next(),
                text.publicPart(),
                name,
                Set.copyOf(scopes),
                now,
                expiresAt,
                Optional.empty(),
                Optional.empty());
        keys.add(key, text.hash());
        return new NewApiKey(key, text.text());
    }

    private static void check(String name, Set<String> scopes, Optional<Instant> expiresAt, Instant now) {
        if (name == null || name.isBlank() || name.length() > 100) {
            throw DomainException.invalid("name-invalid", "/name", "A key needs a name of at most 100 characters.");
        }
        if (scopes.isEmpty() || !Scope.ALL.containsAll(scopes)) {
            throw DomainException.invalid(
                    "scope-unknown", "/scopes", "Scopes are: " + String.join(", ", sorted(Scope.ALL)) + ".");
        }
        if (expiresAt.isPresent() && !expiresAt.get().isAfter(now)) {
            throw DomainException.invalid("expiry-in-past", "/expiresAt", "The key would already have expired.");
        }
    }

    private static List<String> sorted(Set<String> scopes) {
        return scopes.stream().sorted().toList();
    }
}
