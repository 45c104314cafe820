package io.outbound.faults;

import static io.outbound.product.Statements.count;
import static io.outbound.product.Statements.run;

import io.outbound.product.Await;
import java.sql.Connection;
import java.sql.SQLException;

/** Makes the database stop for a while at one row that is being inserted. */
public final class SlowInsertion implements AutoCloseable {

    private static final int SECONDS = 5;
    private static final String SLEEPS = "wait_event = 'PgSleep'";

    private final Connection database;

    private final String table;

    /** @param key what the column of the row holds at which it stops */
    public SlowInsertion(Connection database, String table, String column, String key) throws SQLException {
        this.database = database;
        this.table = table;
        run(
                database,
                "create function stop_here() returns trigger language plpgsql as $$ begin" + " if new." + column
                        + " = '" + key + "' then perform pg_sleep(" + SECONDS + "); end if; return new; end $$");
        run(
                database,
                "create trigger stop_here before insert on " + table + " for each row execute function stop_here()");
    }

    public void awaitTheMiddle() {
        Await.closely("the middle of an insertion", () -> any(SLEEPS));
    }

    /**
     * Until no connection of the killed product is left: what it had begun is rolled back. The one that sleeps would see
     * that nobody listens any more only when it wakes up.
     */
    public void awaitTheEnd() throws SQLException {
        run(database, "select pg_terminate_backend(pid) from pg_stat_activity where " + SLEEPS);
        Await.closely("the end of its connections", () -> !any("backend_type = 'client backend'"));
    }

    private boolean any(String condition) throws SQLException {
        return count(database, "select count(*) from pg_stat_activity where pid <> pg_backend_pid() and " + condition)
                > 0;
    }

    public long rows() throws SQLException {
        return count(database, "select count(*) from " + table);
    }

    @Override
    public void close() throws SQLException {
        run(database, "drop trigger stop_here on " + table);
        run(database, "drop function stop_here()");
    }
}
