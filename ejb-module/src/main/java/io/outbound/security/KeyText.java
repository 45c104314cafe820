package io.outbound.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * An API key as its owner holds it: {@code obk_<8 public>_<32 random bytes, base64url>}. Only the public part and the
 * SHA-256 are kept; 256 random bits need no slow hash.
 */
record KeyText(String text) {

    private static final Pattern SHAPE = Pattern.compile("obk_[a-z0-9]{8}_[A-Za-z0-9_-]{43}");
    private static final int LONGEST = 300;
    private static final int SHORTEST = 16;
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    static KeyText generate() {
        StringBuilder key = new StringBuilder("obk_");
        RANDOM.ints(8, 0, ALPHABET.length()).forEach(i -> key.append(ALPHABET.charAt(i)));
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return new KeyText(key.append('_')
                .append(Base64.getUrlEncoder().withoutPadding().encodeToString(secret))
                .toString());
    }

    /** Also keys that an operator chose for the first start, which need not have our shape. */
    boolean plausible() {
        return text.length() >= SHORTEST && text.length() <= LONGEST;
    }

    /** What the key is looked up by; says nothing about the secret part. */
    String publicPart() {
        return SHAPE.matcher(text).matches() ? text.substring(4, 12) : hash().substring(0, 8);
    }

    String hash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "KeyText[" + publicPart() + "]";
    }
}
