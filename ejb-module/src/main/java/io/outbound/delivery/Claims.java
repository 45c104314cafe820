package io.outbound.delivery;

import io.outbound.consent.MessageKind;
import io.outbound.consent.Suppressions;
import io.outbound.counter.Increments;
import io.outbound.counter.Shard;
import io.outbound.kernel.ChannelId;
import io.outbound.outbox.Outbox;
import io.outbound.store.Database;
import io.outbound.store.Dialect;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Taking deliveries from the ledger and giving them back. Each call is a transaction of its own on its own connection;
 * rows that another node is about to take are skipped. Suppressed recipients are left out here, at the last moment
 * before a message is made.
 */
@ApplicationScoped
public class Claims {

    private static final String RUN =
            "select id from delivery where execution_id = ? and state = 'PENDING' and id > ? order by id limit ? for update skip locked";
    private static final String LEAST_TRIED_OF_RUN =
            "select id from delivery where execution_id = ? and state = 'PENDING' order by attempt, id limit ? for update skip locked";
    private static final String GOES_ON = "select id from execution where id = ? and fence = ? and state <> 'HALTED'"
            + " and not exists (select 1 from fund f where f.id = execution.id and f.lacking is not null)";
    private static final String LANE =
            "select id from delivery where unitary and bulk = ? and state = 'PENDING' and id > ? order by id limit ? for update skip locked";
    private static final String CLAIM =
            "update delivery set state = 'CLAIMED', fence = fence + 1, lease_until = now() + cast(? as integer) * interval '1' second, queued_at = ?"
                    + " where id = any(?)";
    private static final String GIVE_BACK =
            "update delivery set state = 'PENDING', lease_until = null where id = ? and fence = ? and state = 'CLAIMED'";
    private static final String HELD =
            "select id from delivery where id = any(?) and state || '' in ('CLAIMED', 'ATTEMPTING') order by id for update skip locked";
    private static final String RENEW =
            "update delivery set lease_until = now() + cast(? as integer) * interval '1' second where id = any(?)";

    private final int shard = Shard.take();
    private Database database;
    private Suppressions suppressions;
    private DeliverySettings settings;
    private Outbox outbox;
    private Gate gate;
    private Clock clock;

    protected Claims() {}

    @Inject
    public Claims(
            Database database,
            Suppressions suppressions,
            DeliverySettings settings,
            Outbox outbox,
            Gate gate,
            Clock clock) {
        this.database = database;
        this.suppressions = suppressions;
        this.settings = settings;
        this.outbox = outbox;
        this.gate = gate;
        this.clock = clock;
    }

    /**
     * @param looked how many waiting rows were taken, sent or not; 0 when none waits
     * @param last the highest id taken
     * @param touched runs of which something was settled at once
     */
    record Batch(List<Claimed> claimed, int looked, long last, Set<UUID> touched) {}

    /** Takes up to {@code limit} waiting deliveries of one run. */
    Batch ofRun(UUID executionId, long fence, long after, int limit) {
        return ofRun(executionId, fence, RUN, executionId, after, limit);
    }

    /**
     * Those that show whether an error storm is over: tried least so far, since what failed before may have failed for
     * a reason of its own.
     */
    Batch probesOfRun(UUID executionId, long fence, int limit) {
        return ofRun(executionId, fence, LEAST_TRIED_OF_RUN, executionId, limit);
    }

    private Batch ofRun(UUID executionId, long fence, String query, Object... values) {
        gate.look();
        return database.inOwnTransaction(connection -> mayClaim(connection, executionId, fence)
                ? take(connection, MessageKind.CAMPAIGN, query, values)
                : new Batch(List.of(), 0, 0, Set.of()));
    }

    /** No once the run is halted, or when nobody can pay for it; until this transaction ends it cannot be. H2 knows no shared lock of a row. */
    private boolean mayClaim(Connection connection, UUID executionId, long fence) throws SQLException {
        String lock = database.dialect() == Dialect.H2 ? " for update" : " for share";
        try (PreparedStatement statement = connection.prepareStatement(GOES_ON + lock)) {
            Sql.bind(statement, executionId, fence);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    /**
     * Takes up to {@code limit} waiting triggered messages of any run, oldest first.
     *
     * @param bulk whether those of high throughput, or the others
     */
    Batch ofLane(boolean bulk, long after, int limit) {
        gate.look();
        return database.inOwnTransaction(
                connection -> take(connection, MessageKind.TRANSACTIONAL, LANE, bulk, after, limit));
    }

    void giveBack(List<Claimed> unsent) {
        database.inOwnTransaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(GIVE_BACK)) {
                for (Claimed claimed : unsent) {
                    Sql.bind(statement, claimed.id(), claimed.fence());
                    statement.addBatch();
                }
                return statement.executeBatch();
            }
        });
    }

    /**
     * The heartbeat: what is held stays held. A row that is being written just now gets its lease there; waiting for it
     * would be a deadlock with the group committer.
     */
    void renew(List<Long> ids) {
        database.inOwnTransaction(connection -> {
            List<Long> held = ids(connection, HELD, array(connection, ids));
            return held.isEmpty()
                    ? 0
                    : update(connection, RENEW, settings.lease().toSeconds(), array(connection, held));
        });
    }

    private Batch take(Connection connection, MessageKind kind, String query, Object... values) throws SQLException {
        List<Long> ids = ids(connection, query, values);
        return ids.isEmpty() ? new Batch(List.of(), 0, 0, Set.of()) : claim(connection, kind, ids);
    }

    private static List<Long> ids(Connection connection, String query, Object... values) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            Sql.bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
        }
        return ids;
    }

    private Batch claim(Connection connection, MessageKind kind, List<Long> ids) throws SQLException {
        Instant now = clock.instant();
        List<Waiting> waiting = kind == MessageKind.TRANSACTIONAL
                ? Waiting.ofLane(connection, ids, now)
                : Waiting.ofRun(connection, ids, now);
        Set<String> suppressed = suppressed(connection, kind, waiting);
        List<Waiting> late = waiting.stream().filter(w -> w.isLate(now)).toList();
        List<Waiting> unwanted = waiting.stream()
                .filter(w -> !w.isLate(now) && isUnwanted(w, kind, suppressed))
                .toList();
        List<Waiting> wanted = waiting.stream()
                .filter(w -> !w.isLate(now) && !isUnwanted(w, kind, suppressed))
                .toList();
        Map<Long, Hold> holds = gate.holds(connection, wanted, now);
        List<Waiting> discarded = wanted.stream()
                .filter(w -> holds.containsKey(w.id()) && holds.get(w.id()).discards())
                .toList();
        List<Claimed> claimed = wanted.stream()
                .filter(w -> !holds.containsKey(w.id()))
                .map(Waiting::claimed)
                .toList();
        Increments counted = Increments.of(shard);
        Unclaimed others = new Unclaimed(connection, outbox, counted);
        others.skip(late, "too-old", "too-old: the time to live had passed");
        others.skip(unwanted, "suppressed", "suppressed: unsubscribed, bounced, blocked or deleted before it was sent");
        others.skip(discarded, "quiet-hours", "quiet-hours: not sent, as the campaign says");
        others.defer(wanted, holds, now);
        if (!claimed.isEmpty()) {
            List<Long> mine = claimed.stream().map(Claimed::id).toList();
            update(connection, CLAIM, settings.lease().toSeconds(), now, array(connection, mine));
        }
        counted.write(connection);
        Set<UUID> touched = Stream.of(late, unwanted, discarded)
                .flatMap(List::stream)
                .map(Waiting::run)
                .collect(Collectors.toSet());
        return new Batch(claimed, ids.size(), ids.get(ids.size() - 1), touched);
    }

    /** Consent that was taken back stops campaigns, as an unsubscribe does; so does the deletion of the contact. */
    private static boolean isUnwanted(Waiting waiting, MessageKind kind, Set<String> suppressed) {
        return waiting.gone()
                || suppressed.contains(waiting.key())
                || kind == MessageKind.CAMPAIGN && waiting.refused();
    }

    private Set<String> suppressed(Connection connection, MessageKind kind, List<Waiting> waiting) throws SQLException {
        Map<ChannelId, List<String>> keys = waiting.stream()
                .collect(
                        Collectors.groupingBy(Waiting::channel, Collectors.mapping(Waiting::key, Collectors.toList())));
        Set<String> found = new java.util.HashSet<>();
        for (Map.Entry<ChannelId, List<String>> channel : keys.entrySet()) {
            found.addAll(suppressions.among(connection, channel.getKey(), channel.getValue(), kind));
        }
        return found;
    }

    private static java.sql.Array array(Connection connection, List<Long> ids) throws SQLException {
        return connection.createArrayOf("bigint", ids.toArray());
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Sql.bind(statement, values);
            return statement.executeUpdate();
        }
    }
}
