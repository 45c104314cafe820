package io.outbound.execution;

import io.outbound.counter.Counter;
import io.outbound.counter.Increments;
import io.outbound.counter.Shard;
import io.outbound.delivery.DeliveryState;
import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import io.outbound.segment.Reach;
import io.outbound.segment.RuleReader;
import io.outbound.segment.RuleSql;
import io.outbound.store.Fragment;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of runs. */
@ApplicationScoped
public class Executions {

    private static final String MAY_HAVE_BEEN_SENT = Stream.of(DeliveryState.values())
            .filter(DeliveryState::mayHaveBeenSent)
            .map(state -> "'" + state + "'")
            .collect(Collectors.joining(", "));

    private final int shard = Shard.take();
    private Sql sql;
    private Clock clock;

    protected Executions() {}

    @Inject
    public Executions(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** A broadcast that nobody works on and that does not wait for money, locked until the transaction ends. */
    record Free(UUID id, UUID campaignId, ExecutionState state, long fence) {}

    Optional<Free> lockFree(String node, Collection<UUID> held) {
        List<Object> values = new ArrayList<>(List.of(node));
        values.addAll(held);
        String others = held.isEmpty()
                ? ""
                : " and id not in (" + String.join(",", Collections.nCopies(held.size(), "?")) + ")";
        return sql.first(
                "select id, campaign_id, state, fence from execution where kind = 'BROADCAST' and state in ('REQUESTED', 'RUNNING')"
                        + " and (lease_until is null or lease_until < now() or node = ?)"
                        + others
                        + " and not exists (select 1 from fund f cross join balance b where f.id = execution.id and f.lacking > b.available)"
                        + " order by created_at limit 1 for update skip locked",
                row -> new Free(
                        Sql.uuid(row, "id"),
                        Sql.uuid(row, "campaign_id"),
                        ExecutionState.valueOf(row.getString("state")),
                        row.getLong("fence")),
                values.toArray());
    }

    void claim(UUID id, String node, long fence, long leaseSeconds) {
        sql.update(
                "update execution set state = 'RUNNING', node = ?, fence = ?, lease_until = now() + cast(? as integer) * interval '1' second,"
                        + " started_at = coalesce(started_at, ?) where id = ?",
                node,
                fence,
                leaseSeconds,
                clock.instant(),
                id);
    }

    /** @return whether the claim still holds */
    boolean renew(Claim claim, long leaseSeconds) {
        return sql.update(
                        "update execution set lease_until = now() + cast(? as integer) * interval '1' second where id = ? and fence = ? and state = 'RUNNING'",
                        leaseSeconds,
                        claim.executionId(),
                        claim.fence())
                > 0;
    }

    /** Nobody works on it until then. */
    void park(Claim claim, Instant until) {
        sql.update(
                "update execution set node = null, lease_until = ? where id = ? and fence = ? and state = 'RUNNING'",
                until,
                claim.executionId(),
                claim.fence());
    }

    /** @return whether the claim holds; then the row is locked until the transaction ends */
    boolean lock(Claim claim) {
        return sql.first(
                        "select id from execution where id = ? and fence = ? and state = 'RUNNING' for update",
                        row -> Sql.uuid(row, "id"),
                        claim.executionId(),
                        claim.fence())
                .isPresent();
    }

    boolean isExpanded(UUID id) {
        return sql.count("select count(*) from execution where id = ? and expanded", id) > 0;
    }

    private record Target(String audience, ChannelId channel) {
        static Target of(ResultSet row) throws SQLException {
            return new Target(row.getString("audience"), ChannelId.valueOf(row.getString("channel")));
        }
    }

    /** Writes one PENDING delivery for everybody in the run's audience whom its channel reaches; once, and all or none. */
    void expand(UUID id) {
        Target target = sql.first("select audience, channel from execution where id = ?", Target::of, id)
                .orElseThrow();
        Reach reach = Reach.on(target.channel(), sql.dialect());
        Fragment insert = Fragment.of(
                        "insert into delivery (execution_id, channel, recipient_key, address, contact_id, state, accepted_at)"
                                + " select e.id, e.channel, ")
                .plus(reach.key())
                .plus(", ")
                .plus(reach.address())
                .plus(Fragment.of(
                        ", c.id, 'PENDING', cast(? as timestamp(3) with time zone)" + " from execution e cross join "
                                + reach.from() + " where e.id = ? and ",
                        clock.instant(),
                        id))
                .plus(reach.condition())
                .plus(" and ")
                .plus(RuleSql.of(RuleReader.read(target.audience()), sql.dialect()))
                .plus(" on conflict do nothing");
        int targeted = sql.update(insert.sql(), insert.values().toArray());
        sql.update("update execution set expanded = true, targeted = ? where id = ?", targeted, id);
        Increments.of(shard).run(id, Counter.PENDING, targeted).write(sql);
    }

    /** The broadcast of a campaign that is not over, locked until the transaction ends. */
    Optional<UUID> lockOpenBroadcast(UUID campaignId) {
        return lockBroadcast(campaignId, "state in ('REQUESTED', 'RUNNING')");
    }

    Optional<UUID> haltedBroadcast(UUID campaignId) {
        return sql.first(
                "select id from execution where campaign_id = ? and kind = 'BROADCAST' and state = 'HALTED'",
                row -> Sql.uuid(row, "id"),
                campaignId);
    }

    /** The broadcast of a campaign that was halted, locked until the transaction ends. */
    Optional<UUID> lockHaltedBroadcast(UUID campaignId) {
        return lockBroadcast(campaignId, "state = 'HALTED'");
    }

    private Optional<UUID> lockBroadcast(UUID campaignId, String condition) {
        return sql.first(
                "select id from execution where campaign_id = ? and kind = 'BROADCAST' and " + condition
                        + " for update",
                row -> Sql.uuid(row, "id"),
                campaignId);
    }

    /** Whoever works on it has lost it. */
    void halt(UUID id) {
        sql.update(
                "update execution set state = 'HALTED', fence = fence + 1, node = null, lease_until = null where id = ?",
                id);
    }

    /**
     * Any node may go on with it, with what of the snapshot a halted run may still change.
     *
     * @param pause how long it was halted: that time does not count against its messages' time to live
     */
    void reopen(UUID id, Snapshot snapshot, Duration pause) {
        sql.update(
                "update execution set state = 'RUNNING', sender_name = ?, sender_address = ?, in_doubt = ?, throttle_per_second = ?,"
                        + " ttl_seconds = ttl_seconds + ? where id = ?",
                snapshot.senderName(),
                snapshot.senderAddress(),
                snapshot.inDoubt(),
                snapshot.throttlePerSecond(),
                pause.toSeconds(),
                id);
    }

    /** @param pause does not count against its messages' time to live; rounded up to seconds */
    void prolong(UUID id, Duration pause) {
        if (pause.compareTo(Duration.ZERO) <= 0) {
            return;
        }
        sql.update(
                "update execution set ttl_seconds = ttl_seconds + ? where id = ?",
                pause.plusMillis(999).toSeconds(),
                id);
    }

    void finish(UUID id, ExecutionState state) {
        sql.update(
                "update execution set state = ?, finished_at = ?, node = null, lease_until = null where id = ?",
                state,
                clock.instant(),
                id);
    }

    /** Triggered runs among {@code ids} of which everything is settled end, as {@link ExecutionState#of} says of others. */
    void finishSettledUnitary(Collection<UUID> ids) {
        String open =
                "not exists (select 1 from delivery d where d.execution_id = execution.id and d.state in ('PENDING', 'CLAIMED', 'ATTEMPTING', 'DEFERRED'))";
        String sent = "exists (select 1 from delivery d where d.execution_id = execution.id and d.state in ("
                + MAY_HAVE_BEEN_SENT + "))";
        sql.update(
                "update execution set state = case when " + sent + " then 'DONE' else 'FAILED' end, finished_at = ?"
                        + " where kind = 'UNITARY' and state = 'RUNNING' and id = any(?) and " + open,
                clock.instant(),
                ids.toArray(new UUID[0]));
    }

    /** Triggered runs that are still open and older than {@code before}. */
    List<UUID> openUnitary(Instant before, int limit) {
        return sql.list(
                "select id from execution where kind = 'UNITARY' and state = 'RUNNING' and created_at < ? order by created_at limit ?",
                row -> Sql.uuid(row, "id"),
                before,
                limit);
    }

    public Optional<ExecutionView> find(UUID id) {
        return sql.first("select * from execution where id = ?", Executions::view, id);
    }

    public Optional<ExecutionView> find(String publicId) {
        return sql.first("select * from execution where public_id = ?", Executions::view, publicId);
    }

    /** @throws DomainException NOT_FOUND */
    public ExecutionView byId(String idOrPublicId) {
        return find(idOrPublicId)
                .or(() -> uuid(idOrPublicId).flatMap(this::find))
                .orElseThrow(() -> DomainException.notFound("execution", idOrPublicId));
    }

    /** The latest run with an audience. */
    public Optional<ExecutionView> lastBroadcast(UUID campaignId) {
        return sql.first(
                "select * from execution where campaign_id = ? and kind = 'BROADCAST' and not test"
                        + " order by created_at desc, id desc limit 1",
                Executions::view,
                campaignId);
    }

    /** The public ids of the runs that these occurrences of a campaign led to, as far as they did, by occurrence. */
    public Map<String, String> ofOccurrences(UUID campaignId, Collection<String> occurrences) {
        Map<String, String> runs = new HashMap<>();
        sql.list(
                "select occurrence, public_id from execution where campaign_id = ? and occurrence = any(?)",
                row -> runs.put(row.getString(1), row.getString(2)),
                campaignId,
                occurrences.toArray(new String[0]));
        return runs;
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ExecutionView view(ResultSet row) throws SQLException {
        return new ExecutionView(
                Sql.uuid(row, "id"),
                row.getString("public_id"),
                Sql.uuid(row, "campaign_id"),
                row.getBoolean("test") ? ExecutionKind.TEST : ExecutionKind.valueOf(row.getString("kind")),
                ExecutionState.valueOf(row.getString("state")),
                row.getInt("targeted"),
                row.getBoolean("sandbox"),
                row.getString("request_id"),
                row.getString("requested_by"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "started_at"),
                Sql.instant(row, "finished_at"));
    }
}
