package io.outbound.channel.telegram;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** Who Telegram messages come from. Its token is kept sealed and never shown. */
@Entity
@Table(name = "telegram_bot")
public class TelegramBot {

    /** What a bot is good for: only an ACTIVE one can start a campaign (seed 2.33). */
    public enum Status {
        ACTIVE,
        BLOCKED
    }

    @Id
    private UUID id;

    private String name;
    private String token;
    private String username;

    @Enumerated(EnumType.STRING)
    private Status status;

    @Column(name = "checked_at")
    private Instant checkedAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "deleted_at")
    private Instant deletedAt;

    @Version
    private long version;

    protected TelegramBot() {}

    /** @param sealedToken by {@link BotTokens} */
    public TelegramBot(UUID id, String name, String sealedToken, Instant now) {
        this.id = id;
        this.name = name;
        this.token = sealedToken;
        this.status = Status.ACTIVE;
        this.createdAt = now;
    }

    void rename(String newName) {
        name = newName;
    }

    /** Whether it works with this one, the next check tells. */
    void replaceToken(String sealedToken) {
        token = sealedToken;
        status = Status.ACTIVE;
        checkedAt = null;
        username = null;
    }

    public void checked(Status found, Instant now) {
        status = found;
        checkedAt = now;
    }

    void isCalled(String name) {
        username = name;
    }

    /** Soft: campaigns that use it will say so; runs go on. */
    public void delete(Instant now) {
        deletedAt = now;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** Under which people find it; null: Telegram was not asked yet. */
    public String username() {
        return username;
    }

    String sealedToken() {
        return token;
    }

    public Status status() {
        return status;
    }

    /** Null: never asked Telegram about this token. */
    public Instant checkedAt() {
        return checkedAt;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public boolean isDeleted() {
        return deletedAt != null;
    }

    public long version() {
        return version;
    }
}
