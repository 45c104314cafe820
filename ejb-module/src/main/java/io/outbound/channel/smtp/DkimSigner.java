package io.outbound.channel.smtp;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/** A key at work. */
record DkimSigner(String domain, String selector, DkimAlgorithm algorithm, PrivateKey key) {

    /** RSA signs the data, Ed25519 its SHA-256 (RFC 8463 §3). */
    byte[] sign(byte[] data) {
        try {
            Signature signature = Signature.getInstance(algorithm == DkimAlgorithm.RSA ? "SHA256withRSA" : "Ed25519");
            signature.initSign(key);
            signature.update(algorithm == DkimAlgorithm.RSA ? data : Sha256.of(data, data.length));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return selector + "._domainkey." + domain;
    }
}
