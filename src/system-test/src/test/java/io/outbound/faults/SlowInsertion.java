package io.outbound.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes the database stop for a while at one row that is being inserted. */
public final class SlowInsertion implements AutoCloseable {

    private static final int SECONDS = 5;

    private final Connection database;

    private final String table;

    /** @param key what the column of the row holds at which it stops */
    public SlowInsertion(Connection database, String table, String column, String key) throws SQLException {
        this.database = database;
        this.table = table;
        run("create function stop_here() returns trigger language plpgsql as $$ begin"
                + " if new." + column + " = '" + key + "' then perform pg_sleep(" + SECONDS
                + "); end if; return new; end $$");
        run("create trigger stop_here before insert on " + table + " for each row execute function stop_here()");
    }

    public void awaitTheMiddle() throws SQLException, InterruptedException {
        while (!any("wait_event = 'PgSleep'")) {
            Thread.sleep(10);
        }
    }

    /** Until no connection of the killed product is left: what it had begun is rolled back. */
    public void awaitTheEnd() throws SQLException, InterruptedException {
        while (any("backend_type = 'client backend'")) {
            Thread.sleep(50);
        }
    }

    private boolean any(String condition) throws SQLException {
        return count("select count(*) from pg_stat_activity where pid <> pg_backend_pid() and " + condition) > 0;
    }

    public long rows() throws SQLException {
        return count("select count(*) from " + table);
    }

    private long count(String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void run(String command) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(command);
        }
    }

    @Override
    public void close() throws SQLException {
        run("drop trigger stop_here on " + table);
        run("drop function stop_here()");
    }
}
