package io.outbound.channel.smtp;

import io.outbound.address.EmailAddress;
import io.outbound.kernel.DomainException;
import io.outbound.security.Scope;
import io.outbound.store.IdSource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.security.KeyPair;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Making, importing, switching and removing the keys that sign email. */
@Stateless
@RolesAllowed(Scope.ADMIN)
public class DkimKeyDesk {

    /** One label of a name (RFC 6376 §3.1 would allow several). */
    private static final Pattern SELECTOR = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    private DkimKeys keys;
    private SealedKeys sealed;
    private IdSource ids;
    private Event<DkimKeysChanged> changes;
    private Clock clock;

    protected DkimKeyDesk() {}

    @Inject
    public DkimKeyDesk(DkimKeys keys, SealedKeys sealed, IdSource ids, Event<DkimKeysChanged> changes, Clock clock) {
        this.keys = keys;
        this.sealed = sealed;
        this.ids = ids;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Signs nothing before it is activated: its record has to be published first.
     *
     * @param selector null: one is made up
     * @param algorithm of the key to generate; null: RSA, or that of {@code privateKey}
     * @param privateKey PEM of a key to import; null: one is generated
     * @throws DomainException INVALID, CONFLICT {@code dkim-selector-taken}
     */
    public DkimKey add(String domain, String selector, DkimAlgorithm algorithm, String privateKey) {
        UUID id = ids.next();
        String checked = checkedDomain(domain);
        KeyPair pair = privateKey == null
                ? DkimKeyPairs.generate(algorithm == null ? DkimAlgorithm.RSA : algorithm)
                : DkimKeyPairs.read(privateKey);
        DkimAlgorithm its = DkimKeyPairs.algorithm(pair);
        if (algorithm != null && algorithm != its) {
            throw DomainException.invalid("dkim-key-invalid", "/algorithm", "This key is one of " + its + ".");
        }
        DkimKey key = new DkimKey(
                id,
                checked,
                selector == null ? "ob" + id.toString().substring(24) : checkedSelector(selector),
                its,
                sealed.seal(id, pair.getPrivate()),
                DkimKeyPairs.recordText(pair.getPublic()),
                clock.instant());
        keys.add(key);
        keys.flush();
        return key;
    }

    /** From now on it signs, instead of the one of its domain and algorithm that did; doing it twice does no harm. */
    public DkimKey activate(UUID id) {
        DkimKey key = byId(id);
        keys.active(key.domain(), key.algorithm())
                .filter(before -> !before.id().equals(id))
                .ifPresent(before -> {
                    before.retire(clock.instant());
                    keys.flush();
                });
        key.activate();
        keys.flush();
        changes.fire(new DkimKeysChanged());
        return key;
    }

    /** Mail of its domain is signed by other keys, or by none. */
    public void remove(UUID id) {
        keys.remove(byId(id));
        keys.flush();
        changes.fire(new DkimKeysChanged());
    }

    /** @throws DomainException NOT_FOUND */
    public DkimKey byId(UUID id) {
        return keys.byId(id).orElseThrow(() -> DomainException.notFound("dkim-key", id));
    }

    public List<DkimKey> page(Optional<UUID> after, int limit) {
        return keys.page(after, limit);
    }

    private static String checkedDomain(String domain) {
        if (domain == null || domain.isBlank()) {
            throw DomainException.invalid("missing-required-field", "/domain", "A key needs the domain it signs for.");
        }
        return EmailAddress.tryParse("x@" + domain.strip())
                .map(EmailAddress::domain)
                .orElseThrow(() -> DomainException.invalid("invalid-value", "/domain", "Must be a domain of email."));
    }

    private static String checkedSelector(String selector) {
        String lower = selector.strip().toLowerCase(Locale.ROOT);
        if (!SELECTOR.matcher(lower).matches()) {
            throw DomainException.invalid(
                    "invalid-value", "/selector", "1 to 63 letters, digits and hyphens, as in a host name.");
        }
        return lower;
    }
}
