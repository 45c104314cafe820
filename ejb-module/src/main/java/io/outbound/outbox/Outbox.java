package io.outbound.outbox;

import io.outbound.json.Json;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/**
 * Writes down what webhooks are to be told, one row for each that subscribes, in the transaction of what happened: it is
 * told if and only if it happened, also after a crash. Nothing is written when nobody subscribes.
 *
 * <p>Of messages only the ledger's row is noted; what is told of it is read when it is told first.
 */
@ApplicationScoped
public class Outbox {

    private static final String ADD =
            "insert into webhook_delivery (webhook_id, event_type, payload, occurred_at, next_at)"
                    + " select webhook_id, event_type, cast(? as varchar(60000)), cast(? as timestamp(3) with time zone), now()"
                    + " from webhook_subscription where event_type = ?";
    private static final String ADD_FOR_ONE =
            "insert into webhook_delivery (webhook_id, event_type, payload, occurred_at, next_at) values (?, ?, ?, ?, now())";
    private static final String OUTCOMES =
            "insert into webhook_delivery (webhook_id, event_type, message_id, code, detail, occurred_at, next_at)"
                    + " select s.webhook_id, s.event_type, d.id, d.reply_code, d.reply_text, now(), now()"
                    + " from webhook_subscription s cross join delivery d where s.event_type = ? and d.id = any(?)";
    private static final String REACTION =
            "insert into webhook_delivery (webhook_id, event_type, message_id, detail, occurred_at, next_at)"
                    + " select webhook_id, event_type, cast(? as bigint), cast(? as varchar(8000)), now(), now()"
                    + " from webhook_subscription where event_type = ?";

    private static final int LONGEST = 60_000;

    private Sql sql;
    private Subscriptions subscriptions;

    protected Outbox() {}

    @Inject
    public Outbox(Sql sql, Subscriptions subscriptions) {
        this.sql = sql;
        this.subscriptions = subscriptions;
    }

    public boolean wants(EventType type) {
        return subscriptions.wants(type);
    }

    public boolean wantsOutcomes() {
        return subscriptions.wantsOutcomes();
    }

    /** In the caller's transaction. */
    public void add(EventType type, Instant at, JsonObject data) {
        if (wants(type)) {
            sql.update(ADD, payload(type, at, data), at, type.text());
        }
    }

    /** For one webhook, whatever it subscribes to. */
    public void addFor(UUID webhook, EventType type, Instant at, JsonObject data) {
        sql.update(ADD_FOR_ONE, webhook, type.text(), payload(type, at, data), at);
    }

    /** Messages have come to the state that their rows tell. In the transaction of {@code connection}. */
    public void outcomes(Connection connection, EventType type, Collection<Long> deliveries) throws SQLException {
        if (deliveries.isEmpty() || !wants(type)) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(OUTCOMES)) {
            statement.setString(1, type.text());
            statement.setArray(2, connection.createArrayOf("bigint", deliveries.toArray()));
            statement.executeUpdate();
        }
    }

    /** A recipient did something with a message, or it was found out how it went. In the caller's transaction. */
    public void reaction(EventType type, long delivery, String detail) {
        if (wants(type)) {
            sql.update(REACTION, delivery, detail, type.text());
        }
    }

    /**
     * As Standard Webhooks recommends it: {@code {"type", "timestamp", "data"}}. Data that is too large, because a caller
     * sent so much, is left out: what happened is not kept from happening.
     */
    public static String payload(EventType type, Instant at, JsonObject data) {
        String text = text(type, at, data);
        return text.length() <= LONGEST
                ? text
                : text(
                        type,
                        at,
                        Json.createObjectBuilder().add("truncated", true).build());
    }

    private static String text(EventType type, Instant at, JsonObject data) {
        return Json.createObjectBuilder()
                .add("type", type.text())
                .add("timestamp", at.toString())
                .add("data", data)
                .build()
                .toString();
    }
}
