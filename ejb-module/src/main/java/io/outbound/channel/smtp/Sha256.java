package io.outbound.channel.smtp;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest that DKIM uses. */
final class Sha256 {

    private Sha256() {}

    static byte[] of(byte[] bytes, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, length);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
