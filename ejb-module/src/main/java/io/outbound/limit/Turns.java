package io.outbound.limit;

import io.outbound.store.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Some limits, locked in one transaction, and the turns that messages get by them. Not for use by several threads. */
public final class Turns {

    private static final long HALF_A_SECOND = 500_000;
    private static final String ADD =
            "insert into rate_bucket (name, free_at, taken) values (?, ?, 0) on conflict do nothing";
    private static final String LOCK =
            "select name, free_at, taken, runs_plan, lanes_plan from rate_bucket where name = any(?) order by name for update";
    private static final String STORE =
            "update rate_bucket set free_at = ?, taken = ?, runs_plan = ?, lanes_plan = ? where name = ?";

    private static final class Bucket {
        long freeAt;
        long taken;
        long runsPlan;
        long lanesPlan;

        Bucket(long freeAt) {
            this.freeAt = freeAt;
        }

        static Bucket of(ResultSet row) throws SQLException {
            Bucket bucket = new Bucket(row.getLong("free_at"));
            bucket.taken = row.getLong("taken");
            bucket.runsPlan = row.getLong("runs_plan");
            bucket.lanesPlan = row.getLong("lanes_plan");
            return bucket;
        }

        /** Behind those of the same line that were told a time before. */
        long plan(Line line, long earliest, long gap) {
            long at = Math.max(earliest, line == Line.LANES ? lanesPlan : runsPlan);
            if (line == Line.LANES) {
                lanesPlan = at + gap;
            } else {
                runsPlan = at + gap;
            }
            return at;
        }
    }

    /** Who asks for a turn. The one with the longer view gets the next that is free. */
    public enum Line {
        /** Messages of broadcasts. */
        RUNS(1_000_000),
        /** Triggered messages: never behind those of broadcasts. */
        LANES(2_000_000);

        private final long ahead;

        /** @param ahead microseconds: what has its turn within that time may leave at once */
        Line(long ahead) {
            this.ahead = ahead;
        }
    }

    private final Connection connection;
    private final long now;
    private final Map<String, Bucket> buckets = new HashMap<>();

    private Turns(Connection connection, long now) {
        this.connection = connection;
        this.now = now;
    }

    static Turns lock(Connection connection, Collection<Limit> limits, Instant now) throws SQLException {
        Turns turns = new Turns(connection, ChronoUnit.MICROS.between(Instant.EPOCH, now));
        String[] names = limits.stream().map(Limit::name).distinct().sorted().toArray(String[]::new);
        turns.read(names);
        if (turns.buckets.size() < names.length) {
            turns.add(names);
            turns.read(names);
        }
        return turns;
    }

    private void read(String[] names) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            Sql.bind(statement, (Object) names);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    buckets.put(row.getString("name"), Bucket.of(row));
                }
            }
        }
    }

    /** Sorted by name: two who begin the same limits at once do not wait for each other in a ring. */
    private void add(String[] names) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            for (String name : names) {
                if (!buckets.containsKey(name)) {
                    Sql.bind(statement, name, now);
                    statement.executeUpdate();
                }
            }
        }
    }

    /** As many as may leave now by all of them. */
    Grant take(Collection<Limit> limits, int wanted) {
        int granted = wanted;
        Limit by = null;
        for (Limit limit : limits) {
            int may = (int) Math.min(wanted, free(limit));
            boolean longer = may == granted && may < wanted && limit instanceof Limit.PerDay;
            if (may < granted || longer) {
                granted = may;
                by = limit;
            }
        }
        for (Limit limit : limits) {
            use(limit, granted);
        }
        return new Grant(granted, by == null ? null : next(by), by instanceof Limit.PerDay);
    }

    /**
     * When a message may leave.
     *
     * @param at when to ask again; a guess, nothing is kept free for it
     * @param now whether it may leave at once, and the turn is used
     * @param byDay whether the cap of a day is used up
     */
    public record Turn(Instant at, boolean now, boolean byDay) {}

    /** The next turn by all of these limits: used in each of them when it has come, otherwise in none. */
    public Turn next(Collection<Limit> limits, Line line) {
        long at = now;
        Limit.PerSecond last = null;
        for (Limit limit : limits) {
            if (limit instanceof Limit.PerDay day && free(day) == 0) {
                return new Turn(day.ends(), false, true);
            }
            if (limit instanceof Limit.PerSecond rate && start(bucket(rate)) > at) {
                at = start(bucket(rate));
                last = rate;
            }
        }
        if (last != null && at > now + line.ahead) {
            return new Turn(instant(bucket(last).plan(line, at, last.gap())), false, false);
        }
        limits.forEach(limit -> use(limit, 1));
        return new Turn(instant(now), true, false);
    }

    void giveBack(Collection<Limit> limits, int unused) {
        for (Limit limit : limits) {
            Bucket bucket = bucket(limit);
            bucket.taken = Math.max(0, bucket.taken - unused);
        }
    }

    /** The last thing to do with it. */
    public void store() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STORE)) {
            for (Map.Entry<String, Bucket> bucket : buckets.entrySet()) {
                Bucket used = bucket.getValue();
                Sql.bind(statement, used.freeAt, used.taken, used.runsPlan, used.lanesPlan, bucket.getKey());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private long free(Limit limit) {
        Bucket bucket = bucket(limit);
        if (limit instanceof Limit.PerSecond rate) {
            return bucket.freeAt > now ? 0 : (now - start(bucket)) / rate.gap() + 1;
        }
        return Math.max(0, ((Limit.PerDay) limit).messages() - bucket.taken);
    }

    /** What was not used is kept for half a second. */
    private long start(Bucket bucket) {
        return Math.max(bucket.freeAt, now - HALF_A_SECOND);
    }

    private void use(Limit limit, int messages) {
        Bucket bucket = bucket(limit);
        if (limit instanceof Limit.PerSecond rate && messages > 0) {
            bucket.freeAt = start(bucket) + messages * rate.gap();
        } else if (limit instanceof Limit.PerDay) {
            bucket.taken += messages;
            bucket.freeAt = now;
        }
    }

    private Instant next(Limit limit) {
        return limit instanceof Limit.PerDay day ? day.ends() : instant(bucket(limit).freeAt);
    }

    private Bucket bucket(Limit limit) {
        return buckets.computeIfAbsent(limit.name(), any -> new Bucket(now));
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
