package io.outbound.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes the database stop for a while at one row of an audience that is being resolved. */
final class SlowExpansion implements AutoCloseable {

    private static final int SECONDS = 5;

    private final Connection database;

    /** @param key of the recipient at whose row it stops */
    SlowExpansion(Connection database, String key) throws SQLException {
        this.database = database;
        run("create function stop_here() returns trigger language plpgsql as $$ begin"
                + " if new.recipient_key = '" + key + "' then perform pg_sleep(" + SECONDS
                + "); end if; return new; end $$");
        run("create trigger stop_here before insert on delivery" + " for each row execute function stop_here()");
    }

    void awaitTheMiddle() throws SQLException, InterruptedException {
        while (!any("wait_event = 'PgSleep'")) {
            Thread.sleep(10);
        }
    }

    /** Until no connection of the killed product is left: what it had begun is rolled back. */
    void awaitTheEnd() throws SQLException, InterruptedException {
        while (any("backend_type = 'client backend'")) {
            Thread.sleep(50);
        }
    }

    private boolean any(String condition) throws SQLException {
        return count("select count(*) from pg_stat_activity where pid <> pg_backend_pid() and " + condition) > 0;
    }

    long rows() throws SQLException {
        return count("select count(*) from delivery");
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
        run("drop trigger stop_here on delivery");
        run("drop function stop_here()");
    }
}
