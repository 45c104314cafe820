package io.outbound.store;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * The server's data source {@code jdbc/outbound}. Inside a JTA transaction its connections take part in it; outside,
 * each connection is its own.
 *
 * <p>Looked up in code: the one form that every supported server resolves.
 */
@ApplicationScoped
public class Database {

    /** What is done on one connection between begin and commit. */
    @FunctionalInterface
    public interface OwnWork<T> {
        T on(Connection connection) throws SQLException;
    }

    private static final int H2_SNAPSHOT = 6; // org.h2.engine.Constants.TRANSACTION_SNAPSHOT

    private DataSource dataSource;
    private Dialect dialect;
    private TransactionSynchronizationRegistry transactions;

    public Database() {}

    /** For a data source that is at hand already. */
    public Database(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @PostConstruct
    void connect() {
        try {
            InitialContext names = new InitialContext();
            dataSource = (DataSource) names.lookup("jdbc/outbound");
            transactions =
                    (TransactionSynchronizationRegistry) names.lookup("java:comp/TransactionSynchronizationRegistry");
        } catch (NamingException e) {
            throw new IllegalStateException("OUT-0001 The server has no data source jdbc/outbound.", e);
        }
    }

    public DataSource dataSource() {
        return dataSource;
    }

    /** Whether this thread has a JTA transaction, in which all connections are one. */
    boolean isInTransaction() {
        return transactions != null && transactions.getTransactionStatus() != Status.STATUS_NO_TRANSACTION;
    }

    /** @throws SQLException when the store cannot be reached */
    public Connection connection() throws SQLException {
        return dataSource.getConnection();
    }

    /**
     * Runs {@code work} in a local transaction of its own connection. Only for threads without a JTA transaction.
     *
     * @throws StoreException after a roll-back
     */
    public <T> T inOwnTransaction(OwnWork<T> work) {
        try (Connection connection = connection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    /**
     * As {@link #inOwnTransaction}, and all that is read is seen as it was at one moment. For reading only: PostgreSQL
     * gives that to each statement, H2 only to a transaction that asks for it.
     */
    public <T> T atOneMoment(OwnWork<T> look) {
        if (dialect() == Dialect.POSTGRESQL) {
            return inOwnTransaction(look);
        }
        return inOwnTransaction(connection -> {
            int usual = connection.getTransactionIsolation();
            connection.setTransactionIsolation(H2_SNAPSHOT);
            try {
                T seen = look.on(connection);
                connection.commit();
                return seen;
            } finally {
                connection.setTransactionIsolation(usual);
            }
        });
    }

    public synchronized Dialect dialect() {
        if (dialect == null) {
            try (Connection connection = connection()) {
                dialect = Dialect.of(connection.getMetaData().getDatabaseProductName());
            } catch (SQLException e) {
                throw new StoreException(e);
            }
        }
        return dialect;
    }
}
