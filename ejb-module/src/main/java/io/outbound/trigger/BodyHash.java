package io.outbound.trigger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Whether two bodies say the same: the order of properties and white space do not matter. */
final class BodyHash {

    private BodyHash() {}

    static String of(TriggerBody body) {
        try {
            byte[] text = JsonMaps.canonical(JsonMaps.withRequestId(body.json(), body.requestId()))
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
