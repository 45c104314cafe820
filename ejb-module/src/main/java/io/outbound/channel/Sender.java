package io.outbound.channel;

import io.outbound.kernel.ChannelId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * Who a message comes from on one channel: a name of its own there, for email an address that has to prove itself, for
 * SMS the id that phones show.
 */
@Entity
@Table(name = "sender")
public class Sender {

    /** What a sender is good for: only an ACTIVE one can start a campaign (seed 2.31). */
    public enum Status {
        ACTIVE,
        PAUSED,
        DELETED
    }

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private ChannelId channel;

    private String name;

    @Column(name = "name_key")
    private String nameKey;

    private String address;

    @Column(name = "verified_at")
    private Instant verifiedAt;

    @Column(name = "verification_mailed_at")
    private Instant verificationMailedAt;

    @Enumerated(EnumType.STRING)
    private Status status;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private long version;

    protected Sender() {}

    public Sender(UUID id, ChannelId channel, String name, String address, Instant createdAt) {
        this.id = id;
        this.channel = channel;
        rename(name);
        this.address = address;
        this.status = Status.ACTIVE;
        this.createdAt = createdAt;
    }

    public UUID id() {
        return id;
    }

    public ChannelId channel() {
        return channel;
    }

    public String name() {
        return name;
    }

    public String address() {
        return address;
    }

    public Status status() {
        return status;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Whether whoever reads its mail has said so; other channels ask their provider, not us. */
    public boolean isVerified() {
        return channel != ChannelId.EMAIL || verifiedAt != null;
    }

    /** Keeps the first time when done twice. */
    public void verify(Instant now) {
        verifiedAt = verifiedAt == null ? now : verifiedAt;
    }

    /** Null: nobody was asked yet. */
    public Instant verificationMailedAt() {
        return verificationMailedAt;
    }

    final void rename(String newName) {
        name = newName;
        nameKey = newName.toLowerCase(Locale.ROOT);
    }

    public void pause() {
        status = Status.PAUSED;
    }

    public void resume() {
        status = Status.ACTIVE;
    }

    /** Soft: campaigns that use it will say so; runs go on. */
    public void delete() {
        status = Status.DELETED;
        nameKey = null;
    }

    public long version() {
        return version;
    }
}
