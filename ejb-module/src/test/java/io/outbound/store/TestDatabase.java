package io.outbound.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * A real database with our schema, and transactions as the container gives them: inside {@link #inTransaction} every
 * connection of the thread is the same one. The pool is small, so a second connection taken while the first is held
 * shows as a failure.
 */
public final class TestDatabase extends Database implements AutoCloseable {

    private static final int POOL = 8;
    private static EmbeddedPostgres postgres;

    private final BlockingQueue<Connection> pool = new ArrayBlockingQueue<>(POOL);
    private final ThreadLocal<Connection> bound = new ThreadLocal<>();
    private final Dialect dialect;

    private TestDatabase(Dialect dialect, String url, String user) {
        this.dialect = dialect;
        Flyway.configure(getClass().getClassLoader())
                .dataSource(url, user, "")
                .locations("classpath:db/migration/" + dialect.folder())
                .load()
                .migrate();
        try {
            for (int i = 0; i < POOL; i++) {
                pool.add(DriverManager.getConnection(url, user, ""));
            }
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    public static TestDatabase of(Dialect dialect) {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        return switch (dialect) {
            case H2 ->
                new TestDatabase(
                        dialect,
                        "jdbc:h2:mem:" + name
                                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;LOCK_TIMEOUT=10000;DB_CLOSE_DELAY=-1",
                        "outbound");
            case POSTGRESQL -> new TestDatabase(dialect, createPostgres(name), "postgres");
        };
    }

    private static synchronized String createPostgres(String name) {
        try {
            if (postgres == null) {
                postgres = EmbeddedPostgres.start();
            }
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
            }
            return postgres.getJdbcUrl("postgres", name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    /** Whether this thread is inside {@link #inTransaction}. */
    boolean isBound() {
        return bound.get() != null;
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
            Connection free = pool.poll(20, TimeUnit.SECONDS);
            if (free == null) {
                throw new SQLTransientConnectionException("No connection is free.");
            }
            return unclosed(free, true);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection unclosed(Connection connection, boolean fromPool) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        if (fromPool) {
                            pool.add(connection);
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
        pool.forEach(connection -> {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new StoreException(e);
            }
        });
    }
}
