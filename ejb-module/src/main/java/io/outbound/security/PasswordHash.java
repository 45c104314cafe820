package io.outbound.security;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Passwords as they are stored: PBKDF2 with HMAC-SHA-256, 600,000 rounds (OWASP Password Storage Cheat Sheet), as
 * {@code pbkdf2-sha256$<rounds>$<salt>$<hash>}, so that the rounds can grow. Takes about a third of a second by design:
 * never call it inside a transaction.
 */
final class PasswordHash {

    static final int ROUNDS = 600_000;
    private static final int SALT = 16;
    private static final int BITS = 256;
    private static final String NAME = "pbkdf2-sha256";

    private final int rounds;

    PasswordHash() {
        this(ROUNDS);
    }

    PasswordHash(int rounds) {
        this.rounds = rounds;
    }

    String of(String password) {
        byte[] salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return NAME + "$" + rounds + "$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(derive(password, salt, rounds));
    }

    /** As slow for a stored value that is no hash as for one that is. */
    boolean matches(String password, String stored) {
        String[] parts = stored.split("\\$");
        if (parts.length != 4 || !NAME.equals(parts[0])) {
            derive(password, new byte[SALT], rounds);
            return false;
        }
        byte[] salt = Base64.getDecoder().decode(parts[2]);
        byte[] expected = Base64.getDecoder().decode(parts[3]);
        return MessageDigest.isEqual(expected, derive(password, salt, Integer.parseInt(parts[1])));
    }

    private static byte[] derive(String password, byte[] salt, int rounds) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } finally {
            spec.clearPassword();
        }
    }
}
