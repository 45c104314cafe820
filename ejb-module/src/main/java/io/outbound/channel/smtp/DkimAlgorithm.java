package io.outbound.channel.smtp;

/** How a DKIM key signs. */
public enum DkimAlgorithm {
    /** RFC 6376 §3.3.1; every provider checks it. */
    RSA("rsa", "rsa-sha256"),
    /** RFC 8463; short and fast, not checked everywhere yet: have one of RSA beside it. */
    ED25519("ed25519", "ed25519-sha256");

    private final String keyType;
    private final String tag;

    DkimAlgorithm(String keyType, String tag) {
        this.keyType = keyType;
        this.tag = tag;
    }

    /** {@code k=} of a DNS record. */
    String keyType() {
        return keyType;
    }

    /** {@code a=} of a signature. */
    String tag() {
        return tag;
    }
}
