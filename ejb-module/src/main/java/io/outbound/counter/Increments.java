package io.outbound.counter;

import io.outbound.counter.Sums.Key;
import io.outbound.store.Sql;
import io.outbound.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What one transaction adds to the counters: gathered while it changes the ledger, written as its last statements and in
 * the order of tables and keys, so that transactions which meet here cannot wait for each other in a ring. Not for use
 * by several threads.
 */
public final class Increments {

    /** Stands for all triggered runs of a campaign, and for what belongs to none of its runs. */
    public static final UUID NO_RUN = new UUID(0, 0);

    private static final String RUNS = "select id, campaign_id, kind from execution where id = any(?) and not test";

    private final int shard;
    private final Map<UUID, Map<Counter, Long>> runs = new HashMap<>();
    private final Sums counters =
            new Sums("campaign_counter", List.of("campaign_id", "execution_id"), List.of(), Counter.columns());
    private final Sums hours =
            new Sums("campaign_hour", List.of("campaign_id", "at_hour"), List.of(), Hourly.columns());
    private final Sums links = new Sums(
            "campaign_link", List.of("campaign_id", "link"), List.of("url"), List.of("clicks", "unique_clicks"));

    private Increments(int shard) {
        this.shard = shard;
    }

    /** @param shard {@link Shard#take} of the writer */
    public static Increments of(int shard) {
        return new Increments(shard);
    }

    /** For a writer that is one of many at the same moment. */
    public static Increments ofAny() {
        return new Increments(Shard.any());
    }

    public Increments run(UUID executionId, Counter counter, long n) {
        if (n != 0) {
            runs.computeIfAbsent(executionId, any -> new EnumMap<>(Counter.class))
                    .merge(counter, n, Long::sum);
        }
        return this;
    }

    /** So many of a run's messages stand elsewhere now. */
    public Increments moved(UUID executionId, Counter from, Counter to, long n) {
        return run(executionId, from, -n).run(executionId, to, n);
    }

    /**
     * A message that stands as sent has come back.
     *
     * @param dead whether its address is to blame, for good
     */
    public Increments cameBack(UUID executionId, boolean dead) {
        return run(executionId, Counter.BOUNCED, 1)
                .run(executionId, dead ? Counter.HARD_BOUNCES : Counter.SOFT_BOUNCES, 1);
    }

    /** What belongs to none of its runs, or to all triggered ones. */
    public Increments campaign(UUID campaignId, Counter counter, long n) {
        counters.add(new Key(List.of(campaignId, NO_RUN), List.of()), counter.ordinal(), n);
        return this;
    }

    public Increments hour(UUID campaignId, Instant at, Hourly what, long n) {
        hours.add(new Key(List.of(campaignId, at.truncatedTo(ChronoUnit.HOURS)), List.of()), what.ordinal(), n);
        return this;
    }

    /** @param unique messages in which the link was followed for the first time */
    public Increments clicks(UUID campaignId, String url, long clicks, long unique) {
        Key key = new Key(List.of(campaignId, link(url)), List.of(url));
        links.add(key, 0, clicks);
        links.add(key, 1, unique);
        return this;
    }

    /** What stands for an address in keys. */
    public static UUID link(String url) {
        return UUID.nameUUIDFromBytes(url.getBytes(StandardCharsets.UTF_8));
    }

    /** In the transaction of {@code connection}, as its last statements. */
    public void write(Connection connection) throws SQLException {
        findCampaigns(connection);
        counters.write(connection, shard);
        hours.write(connection, shard);
        links.write(connection, shard);
    }

    /** In the caller's JTA transaction, as its last statements. */
    public void write(Sql sql) {
        try (Connection connection = sql.connection()) {
            write(connection);
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    private void findCampaigns(Connection connection) throws SQLException {
        if (runs.isEmpty()) {
            return;
        }
        try (PreparedStatement find = connection.prepareStatement(RUNS)) {
            Sql.bind(find, (Object) runs.keySet().toArray(new UUID[0]));
            try (ResultSet row = find.executeQuery()) {
                while (row.next()) {
                    UUID id = Sql.uuid(row, "id");
                    UUID run = row.getString("kind").equals("UNITARY") ? NO_RUN : id;
                    Key key = new Key(List.of(Sql.uuid(row, "campaign_id"), run), List.of());
                    runs.get(id).forEach((counter, n) -> counters.add(key, counter.ordinal(), n));
                }
            }
        }
        runs.clear();
    }
}
