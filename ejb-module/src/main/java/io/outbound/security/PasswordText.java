package io.outbound.security;

import io.outbound.kernel.DomainException;
import java.security.SecureRandom;

/** What a password must be, and passwords that nobody had to think of. */
final class PasswordText {

    static final int LONGEST = 200;

    private static final int SHORTEST = 12;
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int GENERATED = 20;

    private PasswordText() {}

    static String generate() {
        StringBuilder password = new StringBuilder();
        new SecureRandom().ints(GENERATED, 0, ALPHABET.length()).forEach(i -> password.append(ALPHABET.charAt(i)));
        return password.toString();
    }

    static boolean isStrong(String password) {
        return password.length() >= SHORTEST && password.length() <= LONGEST;
    }

    /** @param pointer the field that it came in */
    static DomainException weak(String pointer) {
        return DomainException.invalid(
                "password-weak", pointer, "A new password has from " + SHORTEST + " to " + LONGEST + " characters.");
    }
}
