package io.outbound.delivery;

import io.outbound.counter.Counter;
import io.outbound.counter.Increments;
import io.outbound.counter.Shard;
import io.outbound.store.Database;
import io.outbound.store.Sql;
import io.outbound.store.StoreException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is still to be done, and the deferred whose time has come. */
@ApplicationScoped
public class Backlog {

    private static final int AT_ONCE = 10_000;
    private static final String DUE =
            "select d.id, d.execution_id from delivery d where d.state = 'DEFERRED' and d.next_at <= now()";
    private static final String IN_ORDER = " order by d.id limit ? for update of d skip locked";
    private static final String OF_RUN = DUE + " and d.execution_id = ? and d.unitary = false"
            + " and exists (select 1 from execution e where e.id = ? and e.state <> 'HALTED')";
    private static final String OF_LANE = DUE + " and d.unitary and d.bulk = ?";
    private static final String WAIT =
            "update delivery set state = 'PENDING', next_at = null where id = any(?) and state = 'DEFERRED'";

    private final int shard = Shard.take();
    private Database database;
    private Sql sql;

    protected Backlog() {}

    @Inject
    public Backlog(Database database, Sql sql) {
        this.database = database;
        this.sql = sql;
    }

    /** Deferred deliveries of a run that are due wait again, {@value #AT_ONCE} at most; not those of a halted run. */
    int releaseDue(UUID executionId) {
        return database.inOwnTransaction(connection -> release(connection, OF_RUN, AT_ONCE, executionId, executionId));
    }

    /** Deferred triggered messages of one lane that are due wait again, {@value #AT_ONCE} at most. */
    int releaseDueOfLane(boolean bulk) {
        return database.inOwnTransaction(connection -> release(connection, OF_LANE, AT_ONCE, bulk));
    }

    private int release(Connection connection, String query, int most, Object... values) throws SQLException {
        List<Object> bound = new ArrayList<>(List.of(values));
        bound.add(most);
        List<Long> ids = new ArrayList<>();
        Increments counted = Increments.of(shard);
        try (PreparedStatement due = connection.prepareStatement(query + IN_ORDER)) {
            Sql.bind(due, bound.toArray());
            try (ResultSet row = due.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getLong(1));
                    counted.moved(Sql.uuid(row, "execution_id"), Counter.DEFERRED, Counter.PENDING, 1);
                }
            }
        }
        if (!ids.isEmpty()) {
            try (PreparedStatement wait = connection.prepareStatement(WAIT)) {
                wait.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
                wait.executeUpdate();
            }
            counted.write(connection);
        }
        return ids.size();
    }

    /** As {@link #releaseDue}, {@code most} at the most, in the caller's transaction. */
    public int releaseDue(UUID executionId, int most) {
        try (Connection connection = sql.connection()) {
            return release(connection, OF_RUN, most, executionId, executionId);
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    /** Whether what this run has to do now is to try again what failed before. */
    public boolean isForRetries(UUID executionId) {
        return sql.count(
                        "select count(*) from execution e where e.id = ? and e.expanded"
                                + " and exists (select 1 from delivery d where d.execution_id = e.id and d.state = 'DEFERRED' and d.next_at <= now())"
                                + " and not exists (select 1 from delivery d where d.execution_id = e.id and d.state = 'PENDING')",
                        executionId)
                > 0;
    }

    /** Whether something of this run waits for a slot, and not for money. */
    boolean anyWaiting(UUID executionId) {
        return sql.first(
                        "select 1 from delivery where execution_id = ? and state = 'PENDING'"
                                + " and not exists (select 1 from fund f where f.id = ? and f.lacking is not null) limit 1",
                        row -> row.getInt(1),
                        executionId,
                        executionId)
                .isPresent();
    }

    /** Whether something of this run is under way or waits for a slot. */
    public boolean anyActive(UUID executionId) {
        return sql.first(
                        "select 1 from delivery where execution_id = ? and state in ('PENDING', 'CLAIMED', 'ATTEMPTING') limit 1",
                        row -> row.getInt(1),
                        executionId)
                .isPresent();
    }

    /** When the first deferred delivery of this run is due; empty when none is deferred. */
    public Optional<Instant> nextDue(UUID executionId) {
        return sql.first(
                        "select min(next_at) as next_at from delivery where execution_id = ? and state = 'DEFERRED'",
                        row -> Optional.ofNullable(Sql.instant(row, "next_at")),
                        executionId)
                .flatMap(next -> next);
    }
}
