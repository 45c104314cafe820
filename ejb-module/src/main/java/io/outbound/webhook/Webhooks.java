package io.outbound.webhook;

import io.outbound.outbox.EventType;
import io.outbound.store.Sql;
import io.outbound.store.TextListColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of webhooks and what each subscribes to. */
@ApplicationScoped
public class Webhooks {

    private static final TextListColumn TEXTS = new TextListColumn();

    private Sql sql;
    private WebhookSecret secrets;

    protected Webhooks() {}

    @Inject
    public Webhooks(Sql sql, WebhookSecret secrets) {
        this.sql = sql;
        this.secrets = secrets;
    }

    List<Webhook> all() {
        return sql.list("select * from webhook order by id", Webhooks::read);
    }

    Optional<Webhook> byId(UUID id) {
        return sql.first("select * from webhook where id = ?", Webhooks::read, id);
    }

    void add(Webhook webhook, String secret) {
        sql.update(
                "insert into webhook (id, url, description, event_types, enabled, secret, created_at, created_by) values (?, ?, ?, ?, ?, ?, ?, ?)",
                webhook.id(),
                webhook.url().toString(),
                webhook.description(),
                TEXTS.convertToDatabaseColumn(webhook.eventTypes()),
                webhook.enabled(),
                secrets.seal(webhook.id(), secret),
                webhook.createdAt(),
                webhook.createdBy());
        subscribe(webhook);
    }

    /** Switched on again it starts anew. @return false when it has moved on since that version */
    boolean change(Webhook webhook) {
        int touched = sql.update(
                "update webhook set url = ?, description = ?, event_types = ?, enabled = ?, version = version + 1,"
                        + " disabled_reason = case when cast(? as boolean) then null else disabled_reason end,"
                        + " failing_since = null where id = ? and version = ?",
                webhook.url().toString(),
                webhook.description(),
                TEXTS.convertToDatabaseColumn(webhook.eventTypes()),
                webhook.enabled(),
                webhook.enabled(),
                webhook.id(),
                webhook.version());
        if (touched > 0) {
            subscribe(webhook);
        }
        return touched > 0;
    }

    private void subscribe(Webhook webhook) {
        sql.update("delete from webhook_subscription where webhook_id = ?", webhook.id());
        if (webhook.enabled()) {
            sql.batch(
                    "insert into webhook_subscription (event_type, webhook_id) values (?, ?)",
                    webhook.eventTypes().stream()
                            .flatMap(pattern -> EventType.matching(pattern).stream())
                            .distinct()
                            .map(type -> new Object[] {type.text(), webhook.id()})
                            .toList());
        }
    }

    void remove(UUID id) {
        sql.update("delete from webhook where id = ?", id);
    }

    /** The secret before it goes on signing until {@code until}. */
    void rotate(UUID id, String secret, Instant until) {
        sql.update(
                "update webhook set old_secret = secret, old_secret_until = ?, secret = ?, version = version + 1 where id = ?",
                until,
                secrets.seal(id, secret),
                id);
    }

    /** Those that sign at this moment, the newest first. */
    List<String> secrets(UUID id, Instant now) {
        List<String> found = new ArrayList<>();
        sql.list(
                        "select secret, case when old_secret_until > ? then old_secret end as old from webhook where id = ?",
                        row -> new String[] {row.getString("secret"), row.getString("old")},
                        now,
                        id)
                .forEach(both -> {
                    for (String one : both) {
                        if (one != null) {
                            found.add(secrets.open(id, one));
                        }
                    }
                });
        return found;
    }

    /** @return false when it was off already */
    boolean disable(UUID id, String reason) {
        sql.update("delete from webhook_subscription where webhook_id = ?", id);
        return sql.update(
                        "update webhook set enabled = false, disabled_reason = ?, version = version + 1 where id = ? and enabled",
                        reason,
                        id)
                > 0;
    }

    /** @return since when it has been failing */
    Instant failing(UUID id, Instant now) {
        sql.update("update webhook set failing_since = ? where id = ? and failing_since is null", now, id);
        return byId(id).map(Webhook::failingSince).orElse(now);
    }

    void healthy(UUID id) {
        sql.update("update webhook set failing_since = null where id = ? and failing_since is not null", id);
    }

    private static Webhook read(ResultSet row) throws SQLException {
        return new Webhook(
                Sql.uuid(row, "id"),
                URI.create(row.getString("url")),
                row.getString("description"),
                TEXTS.convertToEntityAttribute(row.getString("event_types")),
                row.getBoolean("enabled"),
                row.getString("disabled_reason"),
                Sql.instant(row, "failing_since"),
                Sql.instant(row, "old_secret_until"),
                Sql.instant(row, "created_at"),
                row.getString("created_by"),
                row.getLong("version"));
    }
}
