package io.outbound.channel.webpush;

import io.outbound.kernel.DomainException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A subscription as a browser gives it ({@code PushSubscription.toJSON()}).
 *
 * @param applicationServerKey the key of ours that it subscribed with, base64url; null: the one it is known
 *     with, or the newest
 */
public record GivenSubscription(String endpoint, String p256dh, String auth, String applicationServerKey) {

    private static final int AUTH = 16;

    /** @throws DomainException INVALID {@code push-keys-invalid}, {@code missing-required-field} */
    void check() {
        if (endpoint == null || endpoint.isBlank()) {
            throw DomainException.invalid("missing-required-field", "/endpoint", "A subscription has an endpoint.");
        }
        try {
            P256.publicKey(bytes(p256dh));
        } catch (IllegalArgumentException e) {
            throw DomainException.invalid(
                    "push-keys-invalid",
                    "/keys/p256dh",
                    "The browser's key: a point of P-256, uncompressed, base64url.");
        }
        if (!hasAuth()) {
            throw DomainException.invalid(
                    "push-keys-invalid", "/keys/auth", "The browser's secret: 16 bytes, base64url.");
        }
    }

    private boolean hasAuth() {
        try {
            return bytes(auth).length == AUTH;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    String address() {
        return address(endpoint);
    }

    /** What the ledger knows an endpoint by: 64 hexadecimal digits. */
    static String address(String endpoint) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(endpoint.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Base64url, padded or not, as browsers differ. */
    static byte[] bytes(String base64) {
        if (base64 == null) {
            throw new IllegalArgumentException("nothing");
        }
        return Base64.getUrlDecoder().decode(base64.strip().replace('+', '-').replace('/', '_'));
    }

    /** One spelling for each. */
    static String spelled(String base64) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(base64));
    }

    @Override
    public String toString() {
        return "GivenSubscription";
    }
}
