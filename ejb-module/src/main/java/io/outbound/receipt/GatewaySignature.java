package io.outbound.receipt;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * By what a gateway proves itself.
 *
 * @param header in which it does
 * @param plain whether the header is the secret itself; else the HMAC-SHA-256 of the body under it, hexadecimal or base64
 */
record GatewaySignature(String header, String secret, boolean plain) {

    boolean isOf(String body, String said) {
        if (said == null) {
            return false;
        }
        String given = said.startsWith("sha256=") ? said.substring(7) : said;
        if (plain) {
            return same(secret, said);
        }
        byte[] mac = mac(body);
        return same(HexFormat.of().formatHex(mac), given.toLowerCase(java.util.Locale.ROOT))
                || same(Base64.getEncoder().encodeToString(mac), given);
    }

    private byte[] mac(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean same(String wanted, String given) {
        return MessageDigest.isEqual(wanted.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "GatewaySignature[" + header + "]";
    }
}
