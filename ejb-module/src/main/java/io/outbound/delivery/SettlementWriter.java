package io.outbound.delivery;

import io.outbound.outbox.Outbox;
import io.outbound.store.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * Writes many settlements at once and commits them; each only where the fence is still the writer's. One for each
 * database. Writing the same settlements again changes nothing, so a commit whose answer was lost can be repeated. What
 * they change is added to the counters in the same transaction.
 */
interface SettlementWriter {

    static SettlementWriter on(Dialect dialect, Outbox outbox, Clock clock) {
        SettlementWriter ledger = dialect == Dialect.H2 ? new H2Settlements(outbox) : new PostgresSettlements(outbox);
        return new PaidSettlements(ledger, clock);
    }

    /**
     * In a transaction of its own.
     *
     * @return those that were written: the others are no longer held by this node
     */
    default Set<Settlement> write(Connection connection, List<Settlement> settlements, long leaseSeconds)
            throws SQLException {
        connection.setAutoCommit(false);
        try {
            Set<Settlement> written = writeRows(connection, settlements, leaseSeconds);
            connection.commit();
            return written;
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** In the caller's transaction; otherwise as {@link #write}. */
    Set<Settlement> writeRows(Connection connection, List<Settlement> settlements, long leaseSeconds)
            throws SQLException;
}
