package io.outbound.channel.webpush;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A browser that subscribes and reads what it is sent: written from RFC 8188 §2 and RFC 8291 §3, apart from what encrypts. */
final class Browser {

    private static final byte[] NOTHING = {};

    final String endpoint;
    private final KeyPair keys;
    private final byte[] auth;

    private Browser(String endpoint, KeyPair keys, byte[] auth) {
        this.endpoint = endpoint;
        this.keys = keys;
        this.auth = auth;
    }

    static Browser at(String endpoint) {
        byte[] auth = new byte[16];
        new SecureRandom().nextBytes(auth);
        return new Browser(endpoint, P256.fresh(), auth);
    }

    static Browser with(String publicKey, String privateKey, String auth) {
        KeyPair keys = new KeyPair(P256.publicKey(decoded(publicKey)), P256.privateKey(decoded(privateKey)));
        return new Browser("https://push.example.net/x", keys, decoded(auth));
    }

    GivenSubscription subscription() {
        return subscription(null);
    }

    GivenSubscription subscription(String applicationServerKey) {
        return new GivenSubscription(endpoint, p256dh(), authText(), applicationServerKey);
    }

    String p256dh() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(P256.point(publicKey()));
    }

    String authText() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(auth);
    }

    ECPublicKey publicKey() {
        return (ECPublicKey) keys.getPublic();
    }

    byte[] auth() {
        return auth;
    }

    byte[] privateNumber() {
        return P256.number((ECPrivateKey) keys.getPrivate());
    }

    /** What the message says; fails when it is not for this browser or not whole. */
    String read(byte[] message) throws GeneralSecurityException {
        ByteBuffer in = ByteBuffer.wrap(message);
        byte[] salt = taken(in, 16);
        int recordSize = in.getInt();
        byte[] sender = taken(in, in.get() & 0xFF);
        byte[] record = taken(in, in.remaining());
        if (record.length > recordSize) {
            throw new GeneralSecurityException("more than one record");
        }
        byte[] material = expand(
                extract(auth, agreed(sender)),
                joined(ascii("WebPush: info"), new byte[1], P256.point(publicKey()), sender),
                32);
        byte[] random = extract(salt, material);
        byte[] key = expand(random, joined(ascii("Content-Encoding: aes128gcm"), new byte[1]), 16);
        byte[] nonce = expand(random, joined(ascii("Content-Encoding: nonce"), new byte[1]), 12);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        return unpadded(cipher.doFinal(record));
    }

    private static String unpadded(byte[] plain) throws GeneralSecurityException {
        int end = plain.length - 1;
        while (end >= 0 && plain[end] == 0) {
            end--;
        }
        if (end < 0 || plain[end] != 2) {
            throw new GeneralSecurityException("not a last record");
        }
        return new String(plain, 0, end, StandardCharsets.UTF_8);
    }

    private byte[] agreed(byte[] sender) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init((ECPrivateKey) keys.getPrivate());
        agreement.doPhase(P256.publicKey(sender), true);
        return agreement.generateSecret();
    }

    /** RFC 5869 §2.2. */
    private static byte[] extract(byte[] salt, byte[] input) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(salt, "HmacSHA256"));
        return mac.doFinal(input);
    }

    /** RFC 5869 §2.3. */
    private static byte[] expand(byte[] key, byte[] info, int length) throws GeneralSecurityException {
        byte[] all = NOTHING;
        byte[] last = NOTHING;
        for (byte i = 1; all.length < length; i++) {
            last = extract(key, joined(last, info, new byte[] {i}));
            all = joined(all, last);
        }
        return Arrays.copyOf(all, length);
    }

    private static byte[] joined(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }

    private static byte[] taken(ByteBuffer in, int length) {
        byte[] part = new byte[length];
        in.get(part);
        return part;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] decoded(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }
}
