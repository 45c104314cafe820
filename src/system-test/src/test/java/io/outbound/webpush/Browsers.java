package io.outbound.webpush;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** What a browser that subscribes makes. */
final class Browsers {

    private static final int POINT = 65;

    private Browsers() {}

    /** As in {@code PushSubscription.toJSON()}. */
    static JsonObject keys() {
        byte[] auth = new byte[16];
        new SecureRandom().nextBytes(auth);
        return Json.createObjectBuilder()
                .add("p256dh", base64(point()))
                .add("auth", base64(auth))
                .build();
    }

    private static byte[] point() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            byte[] encoded = generator.generateKeyPair().getPublic().getEncoded();
            byte[] point = new byte[POINT]; // the end of the X.509 form
            System.arraycopy(encoded, encoded.length - POINT, point, 0, POINT);
            return point;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
