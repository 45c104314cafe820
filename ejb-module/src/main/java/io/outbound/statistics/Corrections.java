package io.outbound.statistics;

import io.outbound.counter.Counter;
import io.outbound.counter.Hourly;
import io.outbound.counter.Increments;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;

/** Adds to counters what they lack. */
@ApplicationScoped
public class Corrections {

    private Sql sql;

    protected Corrections() {}

    @Inject
    public Corrections(Sql sql) {
        this.sql = sql;
    }

    /** From here on nobody else corrects until the caller's transaction ends. */
    void lock() {
        sql.list("select id from recount where id = 1 for update", row -> row.getInt(1));
    }

    /** In the caller's transaction. */
    void add(List<Difference> differences) {
        Increments increments = Increments.ofAny();
        differences.forEach(difference -> add(increments, difference));
        increments.write(sql);
    }

    private static void add(Increments increments, Difference d) {
        String counter = d.counter().toUpperCase(Locale.ROOT);
        if (d.hour() != null) {
            increments.hour(d.campaignId(), d.hour(), Hourly.valueOf(counter), d.missing());
        } else if (d.link() != null) {
            boolean unique = counter.equals("UNIQUE_CLICKS");
            increments.clicks(d.campaignId(), d.link(), unique ? 0 : d.missing(), unique ? d.missing() : 0);
        } else if (d.executionId() != null) {
            increments.run(d.executionId(), Counter.valueOf(counter), d.missing());
        } else {
            increments.campaign(d.campaignId(), Counter.valueOf(counter), d.missing());
        }
    }
}
