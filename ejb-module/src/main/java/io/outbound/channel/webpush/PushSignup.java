package io.outbound.channel.webpush;

import io.outbound.address.EmailAddress;
import io.outbound.address.Similarity;
import io.outbound.audience.KnownContact;
import io.outbound.audience.KnownContacts;
import io.outbound.kernel.DomainException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What pages of a host do for their visitors, without a key: subscribe and unsubscribe this browser. Whose it is, the host's
 * server says by a signed {@link PageToken}; without one it is kept and nobody's, and in no audience.
 */
@Stateless
@PermitAll
public class PushSignup {

    /**
     * One call of a page.
     *
     * @param token by the host's server; null: a visitor we do not know
     * @param previous the subscription that the browser has replaced by this one; null: none
     * @param remoteAddress where the call came from
     */
    public record Call(
            GivenSubscription given, String token, Previous previous, String userAgent, String remoteAddress) {}

    /** A subscription that is gone, proven by its secret. */
    public record Previous(String endpoint, String auth) {}

    private PushSubscriptions subscriptions;
    private SubscriptionIntake intake;
    private VapidKeys keys;
    private PageSecret secret;
    private KnownContacts contacts;
    private SignupLimit limit;
    private Clock clock;

    protected PushSignup() {}

    @Inject
    public PushSignup(
            PushSubscriptions subscriptions,
            SubscriptionIntake intake,
            VapidKeys keys,
            PageSecret secret,
            KnownContacts contacts,
            SignupLimit limit,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.intake = intake;
        this.keys = keys;
        this.secret = secret;
        this.contacts = contacts;
        this.limit = limit;
        this.clock = clock;
    }

    /**
     * Ours, the one to subscribe with first.
     *
     * @throws DomainException NOT_FOUND {@code webpush-key-not-found} before an administrator has made one
     */
    public List<String> publicKeys() {
        List<String> all = keys.all().stream().map(VapidKey::publicKey).toList();
        if (all.isEmpty()) {
            throw DomainException.notFound("webpush-key", "yet");
        }
        return all;
    }

    /**
     * @throws DomainException as {@link SubscriptionIntake#take}; INVALID {@code page-token-invalid}, {@code
     *     page-contact-unknown}; TOO_MANY {@code too-many-signups}
     */
    public void subscribe(Call call) {
        limit.count(call.remoteAddress());
        UUID contact = call.token() == null ? null : contact(call.token());
        Optional<PushSubscription> before = Optional.ofNullable(call.previous()).flatMap(this::proven);
        UUID owner = contact == null ? before.map(PushSubscription::contactId).orElse(null) : contact;
        PushSubscription kept = intake.take(call.given(), owner, call.userAgent());
        before.filter(old -> !old.id().equals(kept.id())).ifPresent(old -> subscriptions.remove(old.address()));
    }

    /** Doing it twice does no harm. */
    public void unsubscribe(String endpoint, String auth, String remoteAddress) {
        limit.count(remoteAddress);
        proven(new Previous(endpoint, auth)).ifPresent(one -> subscriptions.remove(one.address()));
    }

    private Optional<PushSubscription> proven(Previous one) {
        if (one.endpoint() == null || one.auth() == null) {
            return Optional.empty();
        }
        return subscriptions
                .byAddress(GivenSubscription.address(one.endpoint()))
                .filter(known -> known.auth().equals(one.auth().replaceAll("=+$", "")));
    }

    private UUID contact(String token) {
        PageToken said = secret.read()
                .flatMap(key -> PageToken.read(token, key, clock.instant()))
                .orElseThrow(() -> DomainException.invalid(
                        "page-token-invalid", "/token", "The token is not signed by this site, or too old."));
        return known(said)
                .map(KnownContact::id)
                .orElseThrow(() -> DomainException.invalid(
                        "page-contact-unknown", "/token", "The token names nobody among the contacts."));
    }

    private Optional<KnownContact> known(PageToken said) {
        return said.externalId() != null
                ? contacts.byExternalId(said.externalId())
                : EmailAddress.tryParse(said.email())
                        .flatMap(email -> contacts.byEmailKey(email.key(Similarity.STANDARD)));
    }
}
