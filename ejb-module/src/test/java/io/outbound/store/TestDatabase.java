package io.outbound.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;

/**
 * A real database with our schema, and transactions as the container gives them: inside {@link #inTransaction} every
 * connection of the thread is the same one. The pool is small, so a second connection taken while the first is held
 * shows as a failure.
 */
public final class TestDatabase extends Database implements AutoCloseable {

    private static final int POOL = 8;

    private final BlockingQueue<Connection> free = new ArrayBlockingQueue<>(POOL);
    private final Semaphore mayOpen = new Semaphore(POOL);
    private final ThreadLocal<Connection> bound = new ThreadLocal<>();
    private final Dialect dialect;
    private final String url;
    private final String user;

    private TestDatabase(Dialect dialect, String url, String user) {
        this.dialect = dialect;
        this.url = url;
        this.user = user;
    }

    public static TestDatabase of(Dialect dialect) {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        return switch (dialect) {
            case H2 -> new TestDatabase(dialect, MigratedH2.copy(name), MigratedH2.USER);
            case POSTGRESQL -> new TestDatabase(dialect, MigratedPostgres.copy(name), MigratedPostgres.USER);
        };
    }

    static void migrate(Dialect dialect, String url, String user) {
        Flyway.configure(TestDatabase.class.getClassLoader())
                .dataSource(url, user, "")
                .locations("classpath:db/migration/" + dialect.folder())
                .load()
                .migrate();
    }

    /** Whether this thread is inside {@link #inTransaction}. */
    @Override
    boolean isInTransaction() {
        return bound.get() != null;
    }

    /** Returns once a transaction waits for another; asked on a connection of its own, so also from within one. */
    public void awaitAWaiter() {
        String waiting = dialect == Dialect.H2
                ? "select count(*) from information_schema.sessions where blocker_id is not null"
                : "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
        try (Connection own = DriverManager.getConnection(url, user, "");
                Statement statement = own.createStatement()) {
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> counts(statement, waiting) > 0);
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    private static long counts(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    public Sql sql() {
        return new Sql(this);
    }

    @Override
    public Connection connection() throws SQLException {
        Connection mine = bound.get();
        if (mine != null) {
            return unclosed(mine, false);
        }
        try {
            if (free.isEmpty() && mayOpen.tryAcquire()) {
                return unclosed(DriverManager.getConnection(url, user, ""), true);
            }
            Connection next = free.poll(20, TimeUnit.SECONDS);
            if (next == null) {
                throw new SQLTransientConnectionException("No connection is free.");
            }
            return unclosed(next, true);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection unclosed(Connection connection, boolean fromPool) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        if (fromPool) {
                            free.add(connection);
                        }
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Rolls back when {@code work} throws. */
    public <T> T inTransaction(Supplier<T> work) {
        try (Connection connection = connection()) {
            connection.setAutoCommit(false);
            bound.set(connection);
            try {
                T result = work.get();
                connection.commit();
                return result;
            } catch (RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                bound.remove();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    @Override
    public DataSource dataSource() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void close() {
        free.forEach(connection -> {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new StoreException(e);
            }
        });
    }
}
