package io.outbound.webhook;

import io.outbound.store.Database;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The outbox as those see it who empty it. Each call is a transaction of its own, outside any other; two nodes never have
 * the same row. A node that dies with one gives it back when its lease ends: it is told again, under the same id.
 */
@ApplicationScoped
public class WebhookQueue {

    private static final int LEASE_SECONDS = 30;
    private static final String NEXT =
            "select id, webhook_id, event_id, event_type, payload, message_id, code, detail, occurred_at, attempts, tries"
                    + " from webhook_delivery where webhook_id = ? and state = 'PENDING' and next_at <= now()"
                    + " order by next_at, id limit 1 for update skip locked";
    private static final String TAKE =
            "update webhook_delivery set attempts = attempts + 1, tries = tries + 1, payload = ?,"
                    + " next_at = now() + cast(? as integer) * interval '1' second where id = ?";
    private static final String SETTLE =
            "update webhook_delivery set state = ?, next_at = ?, last_status = ? where id = ? and attempts = ?";
    private static final String NOTE = "insert into webhook_attempt (delivery_id, number, at, status, error, millis)"
            + " select id, ?, ?, cast(? as integer), cast(? as varchar(300)), ? from webhook_delivery where id = ?"
            + " on conflict do nothing";

    private Database database;
    private Sql sql;

    protected WebhookQueue() {}

    @Inject
    public WebhookQueue(Database database, Sql sql) {
        this.database = database;
        this.sql = sql;
    }

    /** Webhooks that something is due for. */
    List<UUID> due() {
        return sql.list(
                "select w.id from webhook w where w.enabled and exists (select 1 from webhook_delivery d"
                        + " where d.webhook_id = w.id and d.state = 'PENDING' and d.next_at <= now())",
                row -> Sql.uuid(row, "id"));
    }

    /** Takes the one that is due longest. */
    Optional<Due> take(UUID webhook) {
        return database.inOwnTransaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
                Sql.bind(statement, webhook);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(taken(connection, row)) : Optional.<Due>empty();
                }
            }
        });
    }

    private static Due taken(Connection connection, ResultSet row) throws SQLException {
        String payload = row.getString("payload");
        Due due = new Due(
                row.getLong("id"),
                Sql.uuid(row, "webhook_id"),
                Sql.uuid(row, "event_id"),
                payload == null ? MessageFacts.payload(connection, row) : payload,
                row.getInt("attempts") + 1,
                row.getInt("tries") + 1);
        update(connection, TAKE, due.payload(), LEASE_SECONDS, due.id());
        return due;
    }

    /**
     * Stores how a try ended; one that took longer than its lease changes nothing more.
     *
     * @param next when it is tried again; empty for not
     */
    void settle(Due due, Telling.State state, Optional<Instant> next, Telling.Attempt attempt) {
        database.inOwnTransaction(connection -> {
            update(
                    connection,
                    NOTE,
                    attempt.number(),
                    attempt.at(),
                    attempt.status(),
                    attempt.error(),
                    attempt.millis(),
                    due.id());
            return update(
                    connection, SETTLE, state, next.orElse(attempt.at()), attempt.status(), due.id(), due.attempt());
        });
    }

    private static int update(Connection connection, String text, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            Sql.bind(statement, values);
            return statement.executeUpdate();
        }
    }
}
