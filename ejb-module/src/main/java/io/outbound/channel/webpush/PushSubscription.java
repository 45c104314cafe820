package io.outbound.channel.webpush;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/**
 * A browser that lets us write to it (Push API §8).
 *
 * @param address SHA-256 of the endpoint, hexadecimal: what the ledger and suppressions know it by
 * @param endpoint where its push service takes messages; whoever knows it may write there, so it is shown to nobody
 * @param p256dh the browser's key, base64url
 * @param auth its authentication secret, base64url
 * @param keyId of ours that it subscribed with
 * @param contactId null: a visitor we do not know
 * @param seenAt when its page last said that it is there
 * @param lastSuccessAt when its push service last took a message; null: never
 */
public record PushSubscription(
        UUID id,
        String address,
        String endpoint,
        String p256dh,
        String auth,
        UUID keyId,
        UUID contactId,
        String userAgent,
        Instant createdAt,
        Instant seenAt,
        Instant lastSuccessAt) {

    /** The host of its push service. */
    String service() {
        return service(endpoint);
    }

    static String service(String endpoint) {
        return URI.create(endpoint).getHost();
    }

    @Override
    public String toString() {
        return "PushSubscription[" + id + "]";
    }
}
