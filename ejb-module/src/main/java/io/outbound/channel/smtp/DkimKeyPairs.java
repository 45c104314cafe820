package io.outbound.channel.smtp;

import io.outbound.kernel.DomainException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** Pairs of keys for DKIM: generated, or read from the PEM files that other programs write. */
final class DkimKeyPairs {

    private static final int BITS = 2_048; // RFC 8301 §3.2
    private static final int MOST_BITS = 4_096;
    private static final int ED25519_BYTES = 32;
    /** Version and rsaEncryption (RFC 8017 A.1), as PKCS #8 has them before a key of PKCS #1. */
    private static final byte[] PKCS8_RSA = {
        0x02,
        0x01,
        0x00,
        0x30,
        0x0d,
        0x06,
        0x09,
        0x2a,
        (byte) 0x86,
        0x48,
        (byte) 0x86,
        (byte) 0xf7,
        0x0d,
        0x01,
        0x01,
        0x01,
        0x05,
        0x00
    };

    private DkimKeyPairs() {}

    static KeyPair generate(DkimAlgorithm algorithm) {
        try {
            KeyPairGenerator generator =
                    KeyPairGenerator.getInstance(algorithm == DkimAlgorithm.RSA ? "RSA" : "Ed25519");
            if (algorithm == DkimAlgorithm.RSA) {
                generator.initialize(BITS);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param pem PKCS #8 ({@code PRIVATE KEY}) or PKCS #1 ({@code RSA PRIVATE KEY}), not encrypted
     * @throws DomainException INVALID {@code dkim-key-invalid}
     */
    static KeyPair read(String pem) {
        byte[] der = der(pem);
        byte[] pkcs8 = pem.contains("RSA PRIVATE KEY") ? wrapped(der) : der;
        try {
            return rsa(pkcs8);
        } catch (GeneralSecurityException notRsa) {
            try {
                return ed25519(pkcs8);
            } catch (GeneralSecurityException neither) {
                throw invalid("A private key in PEM, of RSA or Ed25519, without a passphrase.");
            }
        }
    }

    private static KeyPair rsa(byte[] pkcs8) throws GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance("RSA");
        PrivateKey key = factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        if (!(key instanceof RSAPrivateCrtKey crt)) {
            throw invalid("A key of RSA with all its parts.");
        }
        BigInteger modulus = crt.getModulus();
        if (modulus.bitLength() < BITS || modulus.bitLength() > MOST_BITS) {
            throw invalid("A key of RSA has " + BITS + " to " + MOST_BITS + " bits.");
        }
        return new KeyPair(factory.generatePublic(new RSAPublicKeySpec(modulus, crt.getPublicExponent())), key);
    }

    private static KeyPair ed25519(byte[] pkcs8) throws GeneralSecurityException {
        PrivateKey key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        byte[] seed = ((EdECPrivateKey) key).getBytes().orElseThrow();
        // the JDK computes a public half only for a pair that it generates: let it draw this very seed
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new Drawing(seed));
        KeyPair pair = generator.generateKeyPair();
        if (!Arrays.equals(seed, ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow())) {
            throw new GeneralSecurityException("this provider draws otherwise");
        }
        return pair;
    }

    /** Draws what it is told to. */
    private static final class Drawing extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] drawn;

        Drawing(byte[] drawn) {
            super(null, null);
            this.drawn = drawn;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(drawn, 0, bytes, 0, bytes.length);
        }
    }

    static PrivateKey privateKey(DkimAlgorithm algorithm, byte[] pkcs8) {
        try {
            return KeyFactory.getInstance(algorithm == DkimAlgorithm.RSA ? "RSA" : "Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static DkimAlgorithm algorithm(KeyPair pair) {
        return pair.getPublic() instanceof RSAPublicKey ? DkimAlgorithm.RSA : DkimAlgorithm.ED25519;
    }

    /** {@code p=}: the whole structure for RSA (RFC 6376 §3.6.1), the bare 32 octets for Ed25519 (RFC 8463 §4.2). */
    static String recordText(PublicKey key) {
        byte[] encoded = key.getEncoded();
        byte[] published = key instanceof RSAPublicKey
                ? encoded
                : Arrays.copyOfRange(encoded, encoded.length - ED25519_BYTES, encoded.length);
        return Base64.getEncoder().encodeToString(published);
    }

    private static byte[] der(String pem) {
        int begin = pem.indexOf("PRIVATE KEY-----");
        int end = pem.indexOf("-----END", begin);
        if (begin < 0 || end < 0 || pem.length() > 10_000) {
            throw invalid("A private key in PEM: -----BEGIN PRIVATE KEY----- and so on.");
        }
        try {
            return Base64.getMimeDecoder().decode(pem.substring(begin + "PRIVATE KEY-----".length(), end));
        } catch (IllegalArgumentException e) {
            throw invalid("A private key in PEM: what stands between its lines is not base64.");
        }
    }

    private static byte[] wrapped(byte[] pkcs1) {
        Bytes key = new Bytes(pkcs1.length + 8).add(0x04);
        length(key, pkcs1.length).add(pkcs1);
        int inner = PKCS8_RSA.length + key.length();
        Bytes all = length(new Bytes(inner + 8).add(0x30), inner).add(PKCS8_RSA);
        all.add(key.array(), 0, key.length());
        return Arrays.copyOf(all.array(), all.length());
    }

    /** As DER writes it: so long are all keys of RSA that two bytes are needed (X.690 §8.1.3). */
    private static Bytes length(Bytes out, int length) {
        return out.add(0x82).add(length >> 8).add(length);
    }

    private static DomainException invalid(String message) {
        return DomainException.invalid("dkim-key-invalid", "/privateKey", message);
    }
}
