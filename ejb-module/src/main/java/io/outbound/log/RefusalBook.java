package io.outbound.log;

import io.outbound.settings.Settings;
import io.outbound.store.Database;
import io.outbound.store.Sql;
import io.outbound.store.StoreException;
import io.outbound.store.StoreFault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes refusals durably: up to a number of rows for each key and minute, and exact totals of all. Callers that arrive
 * together share one transaction on one connection of its own, so a flood of refusals neither empties the pool nor
 * queues up at the row of its total; one that the store refuses fails alone. Returns when the refusal is committed. Never called inside a JTA transaction.
 */
@ApplicationScoped
public class RefusalBook {

    private static final UUID NO_KEY = new UUID(0, 0);
    private static final int MOST_AT_ONCE = 500;
    private static final int ANONYMOUS = 1_000; // rows a minute: anybody can cause them
    private static final String ADD = "update api_failed_total set refused = refused + ?, stored = stored + ?"
            + " where at_minute = ? and api_key_id = ? and reason = ?";
    private static final String START = "insert into api_failed_total (at_minute, api_key_id, reason, refused, stored)"
            + " values (?, ?, ?, 0, 0) on conflict do nothing";

    private record Total(Instant minute, UUID key, String reason) {}

    /** @param stored whether it gets a row, or is only counted */
    private record Row(RefusalEntry entry, boolean stored) {}

    private static final class Waiting {
        private final List<RefusalEntry> entries;
        private List<Row> rows;
        private boolean done;
        private RuntimeException fault;

        Waiting(List<RefusalEntry> entries) {
            this.entries = entries;
        }
    }

    private Database database;
    private Settings settings;
    private final Queue<Waiting> queue = new ArrayDeque<>();
    private final ReentrantLock writing = new ReentrantLock();
    private final RowQuota quota = new RowQuota();

    protected RefusalBook() {}

    @Inject
    public RefusalBook(Database database, Settings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** @throws StoreException when they could not be committed; then none of them is */
    void enter(List<RefusalEntry> entries) {
        Waiting mine = new Waiting(entries);
        synchronized (queue) {
            queue.add(mine);
        }
        writing.lock();
        try {
            while (!mine.done) {
                write(next());
            }
        } finally {
            writing.unlock();
        }
        if (mine.fault != null) {
            throw mine.fault;
        }
    }

    private List<Waiting> next() {
        List<Waiting> group = new ArrayList<>();
        int size = 0;
        synchronized (queue) {
            while (!queue.isEmpty() && (group.isEmpty() || size < MOST_AT_ONCE)) {
                Waiting waiting = queue.remove();
                group.add(waiting);
                size += waiting.entries.size();
            }
        }
        return group;
    }

    /** Whatever happens, whoever waits in the group goes on. */
    private void write(List<Waiting> group) {
        try {
            commit(group);
        } catch (SQLException e) {
            if (group.size() > 1 && StoreFault.isAboutOneRow(e)) {
                group.forEach(one -> write(List.of(one)));
            } else {
                fail(group, new StoreException(e));
            }
        } catch (StoreException e) {
            fail(group, e);
        } catch (RuntimeException | Error e) {
            fail(group, new IllegalStateException("A refusal could not be written down.", e));
        } finally {
            group.forEach(waiting -> waiting.done = true);
        }
    }

    private static void fail(List<Waiting> group, RuntimeException fault) {
        group.forEach(waiting -> waiting.fault = fault);
    }

    private void commit(List<Waiting> group) throws SQLException {
        int rowsPerMinute = settings.current().failedLogRowsPerMinute();
        List<Row> rows = group.stream()
                .flatMap(waiting -> rows(waiting, rowsPerMinute).stream())
                .toList();
        Map<Total, long[]> totals = totals(rows);
        List<RefusalEntry> stored =
                rows.stream().filter(Row::stored).map(Row::entry).toList();
        try (Connection connection = database.connection()) {
            connection.setAutoCommit(false);
            try {
                for (RefusalEntry entry : stored) {
                    update(connection, entry.insert(), entry.columns());
                }
                for (Map.Entry<Total, long[]> total : totals.entrySet()) {
                    add(connection, total.getKey(), total.getValue());
                }
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
        stored.forEach(entry -> entry.receipt().filedAs(entry.uid()));
    }

    /** Asks the quota once for each entry, however often it is written. */
    private List<Row> rows(Waiting waiting, int rowsPerMinute) {
        if (waiting.rows == null) {
            waiting.rows = waiting.entries.stream()
                    .map(entry -> new Row(entry, fits(entry, rowsPerMinute)))
                    .toList();
        }
        return waiting.rows;
    }

    private boolean fits(RefusalEntry entry, int rowsPerMinute) {
        UUID key = entry.apiKeyId().orElse(NO_KEY);
        return quota.take(entry.at(), key, key.equals(NO_KEY) ? Math.min(rowsPerMinute, ANONYMOUS) : rowsPerMinute);
    }

    private static Map<Total, long[]> totals(List<Row> rows) {
        Map<Total, long[]> totals = new LinkedHashMap<>();
        for (Row row : rows) {
            RefusalEntry entry = row.entry();
            Total its = new Total(
                    entry.at().truncatedTo(ChronoUnit.MINUTES), entry.apiKeyId().orElse(NO_KEY), entry.reason());
            long[] total = totals.computeIfAbsent(its, any -> new long[2]);
            total[0]++;
            total[1] += row.stored() ? 1 : 0;
        }
        return totals;
    }

    private static void add(Connection connection, Total total, long[] count) throws SQLException {
        Object[] values = {count[0], count[1], total.minute(), total.key(), total.reason()};
        if (update(connection, ADD, values) == 0) {
            update(connection, START, total.minute(), total.key(), total.reason());
            update(connection, ADD, values);
        }
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Sql.bind(statement, values);
            return statement.executeUpdate();
        }
    }
}
