package io.outbound.channel.webpush;

import io.outbound.kernel.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Looks at a subscription before it is kept. */
@ApplicationScoped
public class SubscriptionIntake {

    /** Browsers and devices of one person. */
    private static final int MOST = 20;

    private static final int LONGEST_AGENT = 300;

    private PushSubscriptions subscriptions;
    private VapidKeys keys;
    private PushHosts hosts;

    protected SubscriptionIntake() {}

    @Inject
    public SubscriptionIntake(PushSubscriptions subscriptions, VapidKeys keys, PushHosts hosts) {
        this.subscriptions = subscriptions;
        this.keys = keys;
        this.hosts = hosts;
    }

    /**
     * @param contactId null: whose it is stays, if it was somebody's
     * @throws DomainException INVALID {@code push-keys-invalid}, {@code push-endpoint-not-allowed}, {@code url-not-allowed},
     *     {@code webpush-key-unknown}; CONFLICT {@code webpush-not-configured}, {@code push-subscription-differs}
     */
    PushSubscription take(GivenSubscription given, UUID contactId, String userAgent) {
        given.check();
        hosts.check(given.endpoint());
        UUID keyId = keyId(given);
        PushSubscription kept = subscriptions
                .save(given, keyId, contactId, cut(userAgent))
                .orElseThrow(() -> new DomainException(
                        DomainException.Kind.CONFLICT,
                        "push-subscription-differs",
                        "This endpoint is known with another secret."));
        if (contactId != null) {
            subscriptions.keepNewest(contactId, MOST);
        }
        return kept;
    }

    /** One that does not say keeps its own: its push service takes no other. */
    private UUID keyId(GivenSubscription given) {
        VapidKey newest = keys.current()
                .orElseThrow(() -> new DomainException(
                        DomainException.Kind.CONFLICT,
                        "webpush-not-configured",
                        "There is no key for Web Push yet: an administrator makes one (POST webpush/keys)."));
        if (given.applicationServerKey() != null) {
            return known(given.applicationServerKey()).id();
        }
        return subscriptions
                .byAddress(given.address())
                .map(PushSubscription::keyId)
                .orElse(newest.id());
    }

    private VapidKey known(String publicKey) {
        try {
            return keys.byPublicKey(GivenSubscription.spelled(publicKey)).orElseThrow(SubscriptionIntake::unknownKey);
        } catch (IllegalArgumentException notBase64) {
            throw unknownKey();
        }
    }

    private static DomainException unknownKey() {
        return DomainException.invalid(
                "webpush-key-unknown", "/applicationServerKey", "It subscribed with a key that is not ours.");
    }

    private static String cut(String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return null;
        }
        String clean = userAgent.replaceAll("\\p{Cntrl}", "");
        return clean.substring(0, Math.min(clean.length(), LONGEST_AGENT));
    }
}
