package io.outbound.faults.engine;

import io.outbound.store.Database;
import io.outbound.store.Dialect;
import io.outbound.store.StoreException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A pool as a server has one: what comes back open is given out again without being looked at, so the engine meets dead
 * connections as it does there. Inside {@link #inTransaction} all connections of a thread are one.
 */
final class PooledDatabase extends Database implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;

    private final String url;
    private final Semaphore places;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final ThreadLocal<Transaction> bound = new ThreadLocal<>();

    PooledDatabase(String url, int size) {
        this.url = url;
        this.places = new Semaphore(size);
    }

    @Override
    public Dialect dialect() {
        return url.startsWith("jdbc:h2") ? Dialect.H2 : Dialect.POSTGRESQL;
    }

    @Override
    public Connection connection() throws SQLException {
        Transaction mine = bound.get();
        return mine != null ? lent(mine.connection(), () -> {}) : taken();
    }

    /** As JTA does it: a connection is taken when the first statement needs one. */
    private final class Transaction {

        private Connection connection;

        Connection connection() throws SQLException {
            if (connection == null) {
                connection = taken();
                connection.setAutoCommit(false);
            }
            return connection;
        }

        void end(boolean well) throws SQLException {
            if (connection != null) {
                try (Connection used = connection) {
                    if (well) {
                        used.commit();
                    } else {
                        used.rollback();
                    }
                }
            }
        }
    }

    /** Rolls back when {@code work} throws. */
    <T> T inTransaction(Supplier<T> work) {
        Transaction mine = new Transaction();
        bound.set(mine);
        try {
            T result = work.get();
            mine.end(true);
            return result;
        } catch (SQLException e) {
            throw new StoreException(e);
        } catch (RuntimeException e) {
            rollBack(mine, e);
            throw e;
        } finally {
            bound.remove();
        }
    }

    private static void rollBack(Transaction transaction, RuntimeException why) {
        try {
            transaction.end(false);
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
    }

    private Connection taken() throws SQLException {
        await();
        try {
            Connection kept = idle.pollFirst();
            Connection used = kept != null ? kept : DriverManager.getConnection(url, "postgres", "postgres");
            return lent(used, () -> giveBack(used));
        } catch (SQLException | RuntimeException e) {
            places.release();
            throw e;
        }
    }

    private void await() throws SQLException {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new SQLTransientConnectionException("No connection is free.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("Interrupted.", e);
        }
    }

    private void giveBack(Connection connection) {
        try {
            if (!connection.isClosed()) {
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
                idle.addFirst(connection);
            }
        } catch (SQLException e) {
            // it is of no use any more
        } finally {
            places.release();
        }
    }

    private static Connection lent(Connection connection, Runnable end) {
        Runnable[] once = {end};
        return (Connection) Proxy.newProxyInstance(
                PooledDatabase.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        once[0].run();
                        once[0] = () -> {};
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            connection.close();
        }
    }
}
