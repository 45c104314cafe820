package io.outbound.channel.webpush;

import java.time.Instant;
import java.util.UUID;

/**
 * A key pair that push services and browsers know us by (RFC 8292). Never changed: a browser takes messages only under the
 * key that it subscribed with.
 *
 * @param publicKey uncompressed point, base64url: what a page hands to {@code pushManager.subscribe}
 * @param sealedPrivateKey by {@link VapidKeys}
 * @param createdBy who made it
 */
public record VapidKey(UUID id, String publicKey, String sealedPrivateKey, Instant createdAt, String createdBy) {

    @Override
    public String toString() {
        return "VapidKey[" + id + "]";
    }
}
