package io.outbound.limit;

import io.outbound.store.Sql;
import io.outbound.upkeep.OldRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What was used up of limits that nobody has used for two days. */
@ApplicationScoped
public class OldBuckets implements OldRows {

    private Sql sql;
    private Clock clock;

    protected OldBuckets() {}

    @Inject
    public OldBuckets(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "rate-buckets";
    }

    @Override
    public int forget(int most) {
        long before = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant().minus(Duration.ofDays(2)));
        return sql.update(
                "delete from rate_bucket where name in (select name from rate_bucket where free_at < ? limit ?)",
                before,
                most);
    }
}
