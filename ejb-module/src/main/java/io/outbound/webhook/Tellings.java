package io.outbound.webhook;

import io.outbound.store.Sql;
import io.outbound.webhook.Telling.Attempt;
import io.outbound.webhook.Telling.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The outbox as people see it: what was told, what was not, and telling it again. */
@ApplicationScoped
public class Tellings {

    private static final String COLUMNS =
            "id, webhook_id, event_id, event_type, state, attempts, next_at, last_status, occurred_at";
    private static final String AGAIN =
            "update webhook_delivery set state = 'PENDING', tries = 0, next_at = ? where webhook_id = ?";

    private static final String FORGET = "delete from webhook_delivery where state <> 'PENDING' and id in"
            + " (select id from webhook_delivery where occurred_at < ? and state <> 'PENDING' limit ?)";

    private Sql sql;

    protected Tellings() {}

    @Inject
    public Tellings(Sql sql) {
        this.sql = sql;
    }

    /** Newest first. @param state null for all */
    List<Telling> newest(UUID webhook, State state, String eventType, OptionalLong before, int limit) {
        StringBuilder query = new StringBuilder("select " + COLUMNS + " from webhook_delivery where webhook_id = ?");
        List<Object> values = new ArrayList<>(List.of(webhook));
        if (state != null) {
            query.append(" and state = ?");
            values.add(state);
        }
        if (eventType != null) {
            query.append(" and event_type = ?");
            values.add(eventType);
        }
        if (before.isPresent()) {
            query.append(" and id < ?");
            values.add(before.getAsLong());
        }
        values.add(limit);
        return sql.list(query + " order by id desc limit ?", row -> read(row, null), values.toArray());
    }

    Optional<Telling> byId(UUID webhook, long id) {
        return sql.first(
                "select " + COLUMNS + ", payload from webhook_delivery where webhook_id = ? and id = ?",
                row -> read(row, row.getString("payload")),
                webhook,
                id);
    }

    /** In order. */
    List<Attempt> attempts(long id) {
        return sql.list(
                "select number, at, status, error, millis from webhook_attempt where delivery_id = ? order by number",
                row -> new Attempt(
                        row.getInt("number"),
                        Sql.instant(row, "at"),
                        row.getObject("status", Integer.class),
                        row.getString("error"),
                        row.getInt("millis")),
                id);
    }

    /** The newest of a webhook. */
    long latest(UUID webhook) {
        return sql.count("select max(id) from webhook_delivery where webhook_id = ?", webhook);
    }

    void again(UUID webhook, long id, Instant now) {
        sql.update(AGAIN + " and id = ?", now, webhook, id);
    }

    /** Those that happened at {@code from} or later and before {@code to}. @return how many */
    int again(UUID webhook, Instant from, Instant to, List<State> states, Instant now) {
        return states.stream()
                .mapToInt(state -> sql.update(
                        AGAIN + " and occurred_at >= ? and occurred_at < ? and state = ?",
                        now,
                        webhook,
                        from,
                        to,
                        state))
                .sum();
    }

    /**
     * What is settled and happened before then; what still waits to be told is kept.
     *
     * @return how many, {@code most} at the most
     */
    int forget(Instant before, int most) {
        return sql.update(FORGET, before, most);
    }

    private static Telling read(ResultSet row, String payload) throws SQLException {
        State state = State.valueOf(row.getString("state"));
        return new Telling(
                row.getLong("id"),
                Sql.uuid(row, "webhook_id"),
                Sql.uuid(row, "event_id"),
                row.getString("event_type"),
                state,
                row.getInt("attempts"),
                state == State.PENDING ? Sql.instant(row, "next_at") : null,
                row.getObject("last_status", Integer.class),
                Sql.instant(row, "occurred_at"),
                payload);
    }
}
