package io.outbound.counter;

import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes one row of the shards of what has come to rest: runs that are over, hours that have passed. Shards let many writers
 * add side by side; readers pay for them. Whoever adds to a row that is rolled up meanwhile begins a shard anew.
 */
@ApplicationScoped
public class RollUp {

    private static final Duration REST = Duration.ofMinutes(5);

    /** What is rolled up. */
    public enum Kind {
        RUNS(
                "campaign_counter",
                List.of("campaign_id", "execution_id"),
                Counter.columns(),
                "execution_id in (select id from execution where finished_at < ?)"),
        HOURS("campaign_hour", List.of("campaign_id", "at_hour"), Hourly.columns(), "at_hour < ?");

        private final String table;
        private final List<String> keys;
        private final List<String> counters;
        private final String atRest;

        Kind(String table, List<String> keys, List<String> counters, String atRest) {
            this.table = table;
            this.keys = keys;
            this.counters = counters;
            this.atRest = atRest;
        }
    }

    private Sql sql;
    private Clock clock;

    protected RollUp() {}

    @Inject
    public RollUp(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Rolls some of them up. In the caller's transaction.
     *
     * @return how many; fewer than {@code most}: there are no more
     */
    public int rollUp(Kind kind, int most) {
        Instant before = clock.instant().minus(kind == Kind.HOURS ? REST.plusHours(1) : REST);
        String keys = String.join(", ", kind.keys);
        List<Object[]> some = sql.list(
                "select " + keys + " from " + kind.table + " where " + kind.atRest + " group by " + keys
                        + " having count(*) > 1 order by " + keys + " limit ?",
                row -> new Object[] {
                    Sql.uuid(row, "campaign_id"),
                    kind == Kind.HOURS ? Sql.instant(row, "at_hour") : Sql.uuid(row, "execution_id")
                },
                before,
                most);
        some.forEach(key -> rollUp(kind, key));
        return some.size();
    }

    /** The first of its shards becomes all of them; what others begin meanwhile is left alone. */
    private void rollUp(Kind kind, Object[] key) {
        String one = " where " + kind.keys.get(0) + " = ? and " + kind.keys.get(1) + " = ?";
        long[] sums = new long[kind.counters.size()];
        List<Integer> shards = sql.list(
                "select shard, " + String.join(", ", kind.counters) + " from " + kind.table + one
                        + " order by shard for update",
                row -> {
                    for (int i = 0; i < sums.length; i++) {
                        sums[i] += row.getLong(i + 2);
                    }
                    return row.getInt("shard");
                },
                key);
        for (int i = 1; i < shards.size(); i++) {
            sql.update("delete from " + kind.table + one + " and shard = ?", key[0], key[1], shards.get(i));
        }
        if (shards.size() > 1) {
            List<Object> values = Arrays.stream(sums).boxed().collect(Collectors.toCollection(ArrayList::new));
            values.addAll(List.of(key[0], key[1], shards.get(0)));
            String set = kind.counters.stream().map(column -> column + " = ?").collect(Collectors.joining(", "));
            sql.update("update " + kind.table + " set " + set + one + " and shard = ?", values.toArray());
        }
    }
}
