package io.outbound.delivery;

import io.outbound.counter.Counter;
import io.outbound.counter.Increments;
import io.outbound.outbox.EventType;
import io.outbound.outbox.Outbox;
import io.outbound.store.Sql;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was looked at and is not claimed: left out, or put off. In the transaction of the claim. */
record Unclaimed(Connection connection, Outbox outbox, Increments counted) {

    private static final String SKIP =
            "update delivery set state = 'SKIPPED', fence = fence + 1, reply_code = ?, reply_text = ? where id = any(?)";
    private static final String DEFER =
            "update delivery set state = 'DEFERRED', fence = fence + 1, next_at = ?, reply_code = ?, reply_text = ?,"
                    + " held_seconds = held_seconds + ? where id = any(?)";

    void skip(List<Waiting> rows, String code, String text) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        rows.forEach(row -> counted.moved(row.run(), Counter.PENDING, Counter.SKIPPED, 1));
        List<Long> ids = rows.stream().map(Waiting::id).toList();
        try (PreparedStatement statement = connection.prepareStatement(SKIP)) {
            Sql.bind(statement, code, text, array(ids));
            statement.executeUpdate();
        }
        outbox.outcomes(connection, EventType.MESSAGE_SKIPPED, ids);
    }

    /** What has to wait for its time: each until its own. Those without a hold are left alone. */
    void defer(List<Waiting> rows, Map<Long, Hold> holds, Instant now) throws SQLException {
        Map<Hold, List<Long>> held = new HashMap<>();
        for (Waiting row : rows) {
            Hold hold = holds.get(row.id());
            if (hold != null && !hold.discards()) {
                held.computeIfAbsent(hold, any -> new ArrayList<>()).add(row.id());
                counted.moved(row.run(), Counter.PENDING, Counter.DEFERRED, 1);
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(DEFER)) {
            for (Map.Entry<Hold, List<Long>> some : held.entrySet()) {
                Hold hold = some.getKey();
                Sql.bind(
                        statement,
                        hold.until(),
                        hold.code(),
                        hold.text(),
                        hold.secondsThatDoNotCount(now),
                        array(some.getValue()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private Array array(List<Long> ids) throws SQLException {
        return connection.createArrayOf("bigint", ids.toArray());
    }
}
