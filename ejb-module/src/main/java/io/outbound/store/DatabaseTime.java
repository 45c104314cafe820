package io.outbound.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time that all nodes share: the database's. In whole milliseconds. */
@ApplicationScoped
public class DatabaseTime {

    private Sql sql;

    protected DatabaseTime() {}

    @Inject
    public DatabaseTime(Sql sql) {
        this.sql = sql;
    }

    /** Within a transaction: when it began. */
    public Instant now() {
        return sql.first("select current_timestamp as db_time", row -> Sql.instant(row, "db_time"))
                .orElseThrow()
                .truncatedTo(ChronoUnit.MILLIS);
    }
}
