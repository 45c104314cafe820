package io.outbound.channel.webpush;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A message that one browser can read (RFC 8291), as one record of {@code aes128gcm} (RFC 8188). Thread-safe. */
final class PayloadEncryption {

    /** What push services must take is 4,096 bytes (RFC 8030 §7.2): so much of it is left for the message (RFC 8291 §4). */
    static final int MOST = 3_993;

    private static final int RECORD = 4_096;
    private static final int SALT = 16;
    private static final int TAG_BITS = 128;
    private static final int KEY = 16;
    private static final int NONCE = 12;
    private static final byte LAST_RECORD = 2;
    private static final byte[] KEY_INFO = info("WebPush: info\0");
    private static final byte[] KEY_OF_CONTENT = info("Content-Encoding: aes128gcm\0\1");
    private static final byte[] NONCE_OF_CONTENT = info("Content-Encoding: nonce\0\1");
    private static final SecureRandom RANDOM = new SecureRandom();

    private PayloadEncryption() {}

    /** @param auth the browser's authentication secret, 16 bytes */
    static byte[] encrypt(byte[] plain, ECPublicKey browser, byte[] auth) {
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return encrypt(plain, browser, auth, P256.fresh(), salt);
    }

    /** @param ours made for this message, used for no other */
    static byte[] encrypt(byte[] plain, ECPublicKey browser, byte[] auth, KeyPair ours, byte[] salt) {
        try {
            byte[] sender = P256.point((ECPublicKey) ours.getPublic());
            byte[] input = keyingMaterial(browser, auth, ours, sender);
            byte[] pseudoRandom = hmac(salt, input);
            byte[] key = Arrays.copyOf(hmac(pseudoRandom, KEY_OF_CONTENT), KEY);
            byte[] nonce = Arrays.copyOf(hmac(pseudoRandom, NONCE_OF_CONTENT), NONCE);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            byte[] padded = Arrays.copyOf(plain, plain.length + 1);
            padded[plain.length] = LAST_RECORD;
            byte[] sealed = cipher.doFinal(padded);
            return ByteBuffer.allocate(SALT + Integer.BYTES + 1 + sender.length + sealed.length)
                    .put(salt)
                    .putInt(RECORD)
                    .put((byte) sender.length)
                    .put(sender)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RFC 8291 §3.3 and §3.4. */
    private static byte[] keyingMaterial(ECPublicKey browser, byte[] auth, KeyPair ours, byte[] sender)
            throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(ours.getPrivate());
        agreement.doPhase(browser, true);
        byte[] info = ByteBuffer.allocate(KEY_INFO.length + 2 * P256.POINT + 1)
                .put(KEY_INFO)
                .put(P256.point(browser))
                .put(sender)
                .put((byte) 1)
                .array();
        return hmac(hmac(auth, agreement.generateSecret()), info);
    }

    /** Both steps of HKDF (RFC 5869) as far as one block goes. */
    private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }

    private static byte[] info(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
