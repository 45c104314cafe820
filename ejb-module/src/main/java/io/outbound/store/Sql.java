package io.outbound.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Plain SQL with bound values, for repositories. Joins the caller's JTA transaction if there is one, else each call
 * commits by itself.
 */
@ApplicationScoped
public class Sql {

    /** Reads one row; called once for each. */
    @FunctionalInterface
    public interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    private Database database;
    private volatile Boolean copies;

    Sql() {}

    @Inject
    public Sql(Database database) {
        this.database = database;
    }

    /** For several statements on one connection, which joins the caller's transaction, too. */
    public Connection connection() throws SQLException {
        return database.connection();
    }

    public Dialect dialect() {
        return database.dialect();
    }

    /**
     * From here to the end of the caller's transaction no statement runs longer than this. H2, which runs in this process
     * and gives up waiting for locks by itself, is left alone.
     */
    public void limitStatements(Duration longest) {
        if (dialect() == Dialect.POSTGRESQL) {
            list(
                    "select set_config('statement_timeout', ?, true)",
                    row -> row.getString(1),
                    String.valueOf(longest.toMillis()));
        }
    }

    /** Outside a transaction it is asked again when the connection turns out to be dead ({@link LostConnections}). */
    public <T> List<T> list(String sql, RowMapper<T> mapper, Object... values) {
        return database.isInTransaction()
                ? query(sql, mapper, values)
                : LostConnections.bear(() -> query(sql, mapper, values));
    }

    private <T> List<T> query(String sql, RowMapper<T> mapper, Object... values) {
        try (Connection connection = database.connection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(mapper.map(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    public <T> Optional<T> first(String sql, RowMapper<T> mapper, Object... values) {
        return list(sql, mapper, values).stream().findFirst();
    }

    /** The first column of the first row; 0 when there is none. */
    public long count(String sql, Object... values) {
        return first(sql, row -> row.getLong(1), values).orElse(0L);
    }

    /** @return how many rows were touched */
    public int update(String sql, Object... values) {
        try (Connection connection = database.connection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    /**
     * The same statement for many rows, in one round trip.
     *
     * @return how many rows each touched
     */
    public int[] batch(String sql, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return new int[0];
        }
        try (Connection connection = database.connection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            return statement.executeBatch();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    /**
     * Many rows that will be inserted at once, by PostgreSQL's COPY where there is one.
     *
     * @param table with its columns in brackets
     */
    public Rows rows(String table) {
        if (copies == null) {
            try (Connection connection = database.connection()) {
                copies = dialect() == Dialect.POSTGRESQL && CopyText.canBeSent(connection);
            } catch (SQLException e) {
                throw new StoreException(e);
            }
        }
        return new Rows(table, copies);
    }

    public void insert(Rows rows) {
        if (rows.isEmpty()) {
            return;
        }
        if (!rows.isCopied()) {
            batch(rows.insertion(), rows.values());
            return;
        }
        try (Connection connection = database.connection()) {
            CopyText.send(connection, rows.copying(), rows.text());
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    /** Inserts one row and returns its generated key column. */
    public long insertReturningId(String sql, String keyColumn, Object... values) {
        try (Connection connection = database.connection();
                PreparedStatement statement = connection.prepareStatement(sql, new String[] {keyColumn})) {
            bind(statement, values);
            statement.executeUpdate();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    /** Ids and texts for {@code = any(?)} come as arrays: one text of the statement, however many they are. */
    public static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof UUID[] ids) {
                statement.setArray(i + 1, statement.getConnection().createArrayOf("uuid", ids));
            } else if (values[i] instanceof String[] texts) {
                statement.setArray(i + 1, statement.getConnection().createArrayOf("varchar", texts));
            } else {
                statement.setObject(i + 1, toColumn(values[i]));
            }
        }
    }

    private static Object toColumn(Object value) {
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        return value instanceof Enum<?> constant ? constant.name() : value;
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    public static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    public static LocalDateTime local(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class);
    }
}
