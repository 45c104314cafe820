package io.outbound.channel.webpush;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a host's server signs for its pages. */
final class Tokens {

    static final String HS256 = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

    private Tokens() {}

    /** Good for an hour, signed with a new secret of this store. */
    static String of(String externalId, PushFixture store) {
        return signed(HS256, claims(externalId, store.now.plusSeconds(3_600)), store.keyDesk.newPageSecret());
    }

    static String claims(String externalId, Instant until) {
        return "{\"sub\":\"" + externalId + "\",\"exp\":" + until.getEpochSecond() + "}";
    }

    static String signed(String header, String claims, String secret) {
        String text =
                base64(header.getBytes(StandardCharsets.UTF_8)) + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
        return text + "." + base64(hmac(text, secret));
    }

    private static byte[] hmac(String text, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
