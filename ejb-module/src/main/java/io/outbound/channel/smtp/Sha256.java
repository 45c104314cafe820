package io.outbound.channel.smtp;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest that DKIM uses. */
final class Sha256 {

    private Sha256() {}

    static byte[] of(byte[] bytes, int length) {
        MessageDigest digest = digest();
        digest.update(bytes, 0, length);
        return digest.digest();
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
