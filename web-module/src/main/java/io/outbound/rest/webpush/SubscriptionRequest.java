package io.outbound.rest.webpush;

import io.outbound.channel.webpush.GivenSubscription;

/**
 * A subscription as browsers write it, {@code PushSubscription.toJSON()}.
 *
 * @param expirationTime not used: push services tell when it is over
 * @param applicationServerKey the public key that it subscribed with; null: the newest
 */
record SubscriptionRequest(
        String endpoint, Long expirationTime, Keys keys, String applicationServerKey, String userAgent) {

    /** What the browser encrypts with. */
    record Keys(String p256dh, String auth) {}

    GivenSubscription given() {
        return new GivenSubscription(
                endpoint, keys == null ? null : keys.p256dh(), keys == null ? null : keys.auth(), applicationServerKey);
    }
}
