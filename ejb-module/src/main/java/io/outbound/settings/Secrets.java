package io.outbound.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Everything that needs the installation's key. Each purpose has a key of its own, derived from the master key, so a
 * value made for one purpose means nothing for another. Thread-safe.
 *
 * <p>All methods throw {@link KeyUnavailableException} while the master key cannot be had.
 */
@ApplicationScoped
public class Secrets {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int MOST_READY = 64; // cursors have a purpose for each list and filter
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** What is derived from one master key, by purpose. */
    private record Ready(byte[] master, Map<String, Mac> macs) {}

    private volatile Ready ready = new Ready(new byte[0], Map.of());
    private MasterKey master;

    protected Secrets() {}

    @Inject
    public Secrets(MasterKey master) {
        this.master = master;
    }

    /** HMAC-SHA-256 as 64 hexadecimal digits: the same text always gives the same answer. */
    public String hmac(String purpose, String text) {
        return HexFormat.of().formatHex(mac(purpose, text));
    }

    /**
     * AES-256-GCM with the record id as associated data: a sealed value cannot be moved to another record.
     *
     * @return nonce and cipher text
     */
    public byte[] seal(byte[] plain, String recordId) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, plain, recordId);
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    /** @throws KeyUnavailableException also when the value was sealed with another key or for another record */
    public byte[] open(byte[] sealed, String recordId) {
        if (sealed.length < NONCE) {
            throw new KeyUnavailableException("OUT-0014 A sealed value is too short.", null);
        }
        byte[] nonce = Arrays.copyOf(sealed, NONCE);
        return crypt(Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(sealed, NONCE, sealed.length), recordId);
    }

    /** A token for URLs that carries {@code payload}, readable but not forgeable. */
    public String sign(String purpose, String payload) {
        return BASE64.encodeToString(payload.getBytes(StandardCharsets.UTF_8))
                + "."
                + BASE64.encodeToString(mac(purpose, payload));
    }

    /** The payload, if {@link #sign} made this token for this purpose. */
    public Optional<String> verify(String purpose, String token) {
        int dot = token.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            String payload = new String(Base64.getUrlDecoder().decode(token.substring(0, dot)), StandardCharsets.UTF_8);
            byte[] given = Base64.getUrlDecoder().decode(token.substring(dot + 1));
            return MessageDigest.isEqual(mac(purpose, payload), given) ? Optional.of(payload) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] input, String recordId) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            SecretKeySpec key = new SecretKeySpec(mac(master.bytes(), "derive:seal"), "AES");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(recordId.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new KeyUnavailableException("OUT-0015 A sealed value cannot be opened with this key.", e);
        }
    }

    private byte[] mac(String purpose, String text) {
        try {
            Mac mac = (Mac) ready(purpose).clone(); // a message has several tokens: made ready once, not for each
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Mac ready(String purpose) {
        byte[] key = master.bytes();
        Ready known = ready;
        if (!MessageDigest.isEqual(known.master(), key)) {
            known = new Ready(key, new ConcurrentHashMap<>());
            ready = known;
        }
        Mac mac = known.macs().get(purpose);
        if (mac == null) {
            mac = keyed(mac(key, "derive:" + purpose));
            if (known.macs().size() < MOST_READY) {
                known.macs().put(purpose, mac);
            }
        }
        return mac;
    }

    private static byte[] mac(byte[] key, String text) {
        return keyed(key).doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Mac keyed(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
