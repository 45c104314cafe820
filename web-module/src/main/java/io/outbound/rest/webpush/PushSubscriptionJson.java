package io.outbound.rest.webpush;

import io.outbound.channel.webpush.PushSubscription;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/**
 * A subscription as callers see it: its endpoint and secrets stay here, because whoever knows them may write to the browser.
 *
 * @param address what messages name it by, and suppressions
 * @param service host of its push service
 */
public record PushSubscriptionJson(
        UUID id,
        String address,
        String service,
        String userAgent,
        Instant createdAt,
        Instant seenAt,
        Instant lastSuccessAt) {

    public static PushSubscriptionJson of(PushSubscription subscription) {
        return new PushSubscriptionJson(
                subscription.id(),
                subscription.address(),
                URI.create(subscription.endpoint()).getHost(),
                subscription.userAgent(),
                subscription.createdAt(),
                subscription.seenAt(),
                subscription.lastSuccessAt());
    }
}
