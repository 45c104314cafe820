package io.outbound.delivery;

import io.outbound.counter.Counter;
import io.outbound.counter.Increments;
import io.outbound.counter.Shard;
import io.outbound.limit.Buckets;
import io.outbound.outbox.EventType;
import io.outbound.outbox.Outbox;
import io.outbound.store.Database;
import io.outbound.store.Dialect;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Takes a halted run's unsent deliveries off the wire's way and puts them back.
 *
 * <p>The fence grows, so a slot that holds a claimed delivery can no longer mark it ATTEMPTING. Each step is a
 * transaction of its own and waits for no row: the group committer stores many rows at once and in no order, and must
 * never find one locked by somebody who waits for another of its rows.
 */
@ApplicationScoped
public class Halts {

    private static final int AT_ONCE = 10_000;
    private static final int RELAUNCHED = -1;
    private static final long BREATH_MILLIS = 10;
    private static final long PATIENCE_MILLIS = 30_000;
    private static final String UNSENT = "execution_id = ? and state in ('PENDING', 'CLAIMED', 'DEFERRED')";
    private static final String HALTED_RUN = "select id from execution where id = ? and state = 'HALTED'";
    private static final String LEFT_BEHIND = "select id from execution where state = 'HALTED' and exists"
            + " (select 1 from delivery d where d.execution_id = execution.id and d.state in ('PENDING', 'CLAIMED', 'DEFERRED'))";
    private static final String FREE =
            "select id, state from delivery where " + UNSENT + " order by id limit ? for update skip locked";
    private static final String HALT =
            "update delivery set state = 'HALTED', fence = fence + 1, lease_until = null, next_at = null,"
                    + " reply_code = case when reply_code = '" + Gate.RATE_LIMITED
                    + "' then null else reply_code end where id = any(?)"; // it waits for no turn
    private static final String RESUME =
            "update delivery set state = 'PENDING' where execution_id = ? and state = 'HALTED'";

    private final int shard = Shard.take();
    private Database database;
    private Sql sql;
    private Outbox outbox;
    private Buckets buckets;

    protected Halts() {}

    @Inject
    public Halts(Database database, Sql sql, Outbox outbox, Buckets buckets) {
        this.database = database;
        this.sql = sql;
        this.outbox = outbox;
        this.buckets = buckets;
    }

    /**
     * Everything not yet sent and not on the wire becomes HALTED, as long as the run itself is. Outside any transaction,
     * after the run is halted: from then on nobody claims more. What a slot is storing just now is looked at again until
     * it is stored; a row that stays locked longer than {@value #PATIENCE_MILLIS} ms keeps its state, which is not sent
     * either, until {@link #haltLeftBehind}.
     */
    public void halt(UUID executionId) {
        long end = patience();
        int marked = 0;
        while (marked >= 0 && System.nanoTime() < end && any(UNSENT, executionId)) {
            marked = database.inOwnTransaction(
                    connection -> isHalted(connection, executionId) ? haltFree(connection, executionId) : RELAUNCHED);
            end = marked > 0 ? patience() : end;
            breathe();
        }
        buckets.forgetPlans();
    }

    /**
     * The same for what came back to a halted run later: a try that failed for now after the halt, a lease that ran out,
     * or everything, when the server that halted it died before it was done.
     */
    public void haltLeftBehind() {
        sql.list(LEFT_BEHIND, row -> Sql.uuid(row, "id")).forEach(this::halt);
    }

    private static long patience() {
        return System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    }

    /** A relaunch waits until this transaction ends, and this one for the relaunch. H2 knows no shared lock of a row. */
    private boolean isHalted(Connection connection, UUID executionId) throws SQLException {
        String lock = database.dialect() == Dialect.H2 ? " for update" : " for share";
        try (PreparedStatement statement = connection.prepareStatement(HALTED_RUN + lock)) {
            Sql.bind(statement, executionId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    /** What was halted waits again. In the caller's transaction. */
    public void resume(UUID executionId) {
        int again = sql.update(RESUME, executionId);
        Increments.of(shard)
                .moved(executionId, Counter.HALTED, Counter.PENDING, again)
                .write(sql);
    }

    /** Whether a message was handed to the wire and its outcome is not known yet. */
    public boolean anyOnTheWire(UUID executionId) {
        return any("execution_id = ? and state = 'ATTEMPTING'", executionId);
    }

    private int haltFree(Connection connection, UUID executionId) throws SQLException {
        List<Long> free = new ArrayList<>();
        Increments counted = Increments.of(shard);
        try (PreparedStatement select = connection.prepareStatement(FREE)) {
            Sql.bind(select, executionId, AT_ONCE);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    free.add(row.getLong(1));
                    Counter before = DeliveryState.valueOf(row.getString(2)).counter();
                    counted.moved(executionId, before, Counter.HALTED, 1);
                }
            }
        }
        if (!free.isEmpty()) {
            try (PreparedStatement update = connection.prepareStatement(HALT)) {
                update.setArray(1, connection.createArrayOf("bigint", free.toArray()));
                update.executeUpdate();
            }
            outbox.outcomes(connection, EventType.MESSAGE_HALTED, free);
            counted.write(connection);
        }
        return free.size();
    }

    private boolean any(String condition, UUID executionId) {
        return sql.first("select 1 from delivery where " + condition + " limit 1", row -> row.getInt(1), executionId)
                .isPresent();
    }

    private static void breathe() {
        try {
            Thread.sleep(BREATH_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while halting a run", e);
        }
    }
}
