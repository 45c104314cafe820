package io.outbound.channel.webpush;

import io.outbound.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a host's server says of a visitor: a JWT (RFC 7519) signed by HS256 and no other way, with {@code exp} a day ahead at
 * most, and {@code sub} (the contact's external id) or {@code email}.
 *
 * @param externalId null: known by the email
 */
record PageToken(String externalId, String email) {

    private static final Duration LONGEST = Duration.ofHours(25);
    private static final int MOST = 2_000;

    /** Empty for a token that we do not trust. */
    static Optional<PageToken> read(String token, byte[] secret, Instant now) {
        String[] parts = token.split("\\.", -1);
        if (token.length() > MOST || parts.length != 3) {
            return Optional.empty();
        }
        try {
            boolean ours = "HS256".equals(text(json(parts[0]), "alg")) && isSigned(parts, secret);
            return ours ? claims(json(parts[1]), now) : Optional.empty();
        } catch (IllegalArgumentException | JsonException | ClassCastException notAToken) {
            return Optional.empty();
        }
    }

    private static boolean isSigned(String[] parts, byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] wanted = mac.doFinal((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return MessageDigest.isEqual(wanted, Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<PageToken> claims(JsonObject claims, Instant now) {
        if (!(claims.get("exp") instanceof JsonNumber expires)) {
            return Optional.empty();
        }
        Instant until = Instant.ofEpochSecond(expires.longValue());
        boolean valid = until.isAfter(now) && !until.isAfter(now.plus(LONGEST));
        PageToken token = new PageToken(text(claims, "sub"), text(claims, "email"));
        return Optional.of(token).filter(any -> valid && (token.externalId != null || token.email != null));
    }

    private static JsonObject json(String base64) {
        String text = new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static String text(JsonObject object, String name) {
        JsonValue value = object.get(name);
        return value instanceof JsonString text ? text.getString() : null;
    }
}
