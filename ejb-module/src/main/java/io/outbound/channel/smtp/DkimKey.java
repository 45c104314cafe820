package io.outbound.channel.smtp;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/**
 * What signs the email of a domain. Made PREPARED, so that its record can be published first; then ACTIVE; RETIRED when
 * another key of its domain and algorithm takes over, its record still being needed for mail that is under way. The
 * private half is kept sealed and never shown.
 */
@Entity
@Table(name = "dkim_key")
public class DkimKey {

    /** At most one key of a domain and algorithm is ACTIVE. */
    public enum Status {
        PREPARED,
        ACTIVE,
        RETIRED
    }

    @Id
    private UUID id;

    private String domain;
    private String selector;

    @Enumerated(EnumType.STRING)
    private DkimAlgorithm algorithm;

    @Column(name = "private_key")
    private String privateKey;

    @Column(name = "public_key")
    private String publicKey;

    private String signs;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "retired_at")
    private Instant retiredAt;

    @Version
    private long version;

    protected DkimKey() {}

    /**
     * @param domain in ASCII, lower case
     * @param publicKey as {@code p=} of its DNS record has it
     */
    DkimKey(
            UUID id,
            String domain,
            String selector,
            DkimAlgorithm algorithm,
            String sealedPrivateKey,
            String publicKey,
            Instant now) {
        this.id = id;
        this.domain = domain;
        this.selector = selector;
        this.algorithm = algorithm;
        this.privateKey = sealedPrivateKey;
        this.publicKey = publicKey;
        this.createdAt = now;
    }

    void activate() {
        signs = domain + " " + algorithm;
        retiredAt = null;
    }

    void retire(Instant now) {
        signs = null;
        retiredAt = now;
    }

    public UUID id() {
        return id;
    }

    public String domain() {
        return domain;
    }

    public String selector() {
        return selector;
    }

    public DkimAlgorithm algorithm() {
        return algorithm;
    }

    public Status status() {
        if (signs != null) {
            return Status.ACTIVE;
        }
        return retiredAt == null ? Status.PREPARED : Status.RETIRED;
    }

    /** Where its TXT record belongs (RFC 6376 §3.6.2.1). */
    public String recordName() {
        return selector + "._domainkey." + domain;
    }

    /** The text of that record (RFC 6376 §3.6.1). */
    public String recordText() {
        return "v=DKIM1; k=" + algorithm.keyType() + "; p=" + publicKey;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public long version() {
        return version;
    }
}
