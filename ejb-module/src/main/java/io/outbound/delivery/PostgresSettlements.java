package io.outbound.delivery;

import io.outbound.counter.Shard;
import io.outbound.outbox.Outbox;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One statement, one round trip, one commit for all slots that wait (spec of the group committer: ADR 0002). */
final class PostgresSettlements implements SettlementWriter {

    // state || '': found by its key. PostgreSQL would rather read all of the index of what is open, when its figures
    // are
    // of a moment at which nothing was (five times slower, ADR 0002)
    private static final String WRITE = """
            with v as (
                select * from unnest(?::bigint[], ?::bigint[], ?::text[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[])
                    as v(id, fence, state, attempt, message_id, result, code, txt, next_at, rendered_at, departed_at, ack_at)),
            u as (
                update delivery d set
                    state = v.state,
                    attempt = v.attempt,
                    lease_until = case when v.state = 'ATTEMPTING' then now() + cast(? as integer) * interval '1' second end,
                    message_id = coalesce(v.message_id, d.message_id),
                    reply_code = v.code,
                    reply_text = v.txt,
                    next_at = v.next_at,
                    rendered_at = coalesce(v.rendered_at, d.rendered_at),
                    departed_at = coalesce(v.departed_at, d.departed_at),
                    provider_ack_at = coalesce(v.ack_at, d.provider_ack_at),
                    address_dead = d.address_dead or coalesce(v.result = 'DEAD', false)
                from v where d.id = v.id and d.fence = v.fence and d.state || '' in ('CLAIMED', 'ATTEMPTING')
                returning d.id, d.fence, d.execution_id, v.state, v.result, v.departed_at, d.address_dead,
                    v.state = 'SENT' and d.bounced_at is not null as bounced),
            s as (
                select e.campaign_id, case e.kind when 'UNITARY' then '00000000-0000-0000-0000-000000000000'::uuid else e.id end as run,
                    u.state, u.departed_at, u.bounced, u.address_dead and (u.bounced or u.state = 'FAILED') as hard,
                    not u.address_dead and (u.bounced or u.state = 'FAILED' and u.result = 'TEMPORARY') as soft
                from u join execution e on e.id = u.execution_id where u.state not in ('PENDING', 'ATTEMPTING') and not e.test),
            h as (
                insert into campaign_hour as h (campaign_id, at_hour, shard, sent)
                select campaign_id, date_trunc('hour', departed_at, 'UTC') as at_hour, ?, count(*) from s
                where state = 'SENT' and departed_at is not null group by 1, 2 order by 1, 2
                on conflict (campaign_id, at_hour, shard) do update set sent = h.sent + excluded.sent),
            c as (
                insert into campaign_counter as c (campaign_id, execution_id, shard, pending, deferred, sent, failed, in_doubt,
                    hard_bounces, soft_bounces, bounced)
                select campaign_id, run, ?, -count(*), count(*) filter (where state = 'DEFERRED'),
                    count(*) filter (where state = 'SENT'), count(*) filter (where state = 'FAILED'),
                    count(*) filter (where state = 'UNKNOWN'), count(*) filter (where hard), count(*) filter (where soft),
                    count(*) filter (where bounced)
                from s group by 1, 2 order by 1, 2
                on conflict (campaign_id, execution_id, shard) do update set pending = c.pending + excluded.pending,
                    deferred = c.deferred + excluded.deferred, sent = c.sent + excluded.sent, failed = c.failed + excluded.failed,
                    in_doubt = c.in_doubt + excluded.in_doubt, hard_bounces = c.hard_bounces + excluded.hard_bounces,
                    soft_bounces = c.soft_bounces + excluded.soft_bounces, bounced = c.bounced + excluded.bounced),
            a as (
                insert into delivery_attempt (delivery_id, number, at, result, code, text)
                select v.id, v.attempt, now(), replace(v.result, 'DEAD', 'PERMANENT'), v.code, v.txt from v join u on u.id = v.id and u.fence = v.fence where v.result is not null
                on conflict do nothing)@OUTBOX@
            select id, fence from u""";
    private static final String TELL = """
            ,
            o as (
                insert into webhook_delivery (webhook_id, event_type, message_id, code, detail, occurred_at, next_at)
                select s.webhook_id, s.event_type, v.id, v.code, v.txt, now(), now() from v join u on u.id = v.id and u.fence = v.fence
                join webhook_subscription s on s.event_type = 'message.' || lower(v.state))""";
    private static final String WRITE_ONLY = WRITE.replace("@OUTBOX@", "");
    private static final String WRITE_AND_TELL = WRITE.replace("@OUTBOX@", TELL);

    private final int shard = Shard.take();

    private final Outbox outbox;

    PostgresSettlements(Outbox outbox) {
        this.outbox = outbox;
    }

    /** The statement is a transaction by itself. */
    @Override
    public Set<Settlement> write(Connection connection, List<Settlement> rows, long leaseSeconds) throws SQLException {
        return writeRows(connection, rows, leaseSeconds);
    }

    @Override
    public Set<Settlement> writeRows(Connection connection, List<Settlement> rows, long leaseSeconds)
            throws SQLException {
        String write = outbox.wantsOutcomes() ? WRITE_AND_TELL : WRITE_ONLY;
        try (PreparedStatement statement = connection.prepareStatement(write)) {
            array(statement, 1, "bigint", rows, Settlement::id);
            array(statement, 2, "bigint", rows, Settlement::fence);
            array(statement, 3, "text", rows, row -> row.state().name());
            array(statement, 4, "int4", rows, Settlement::attempt);
            array(statement, 5, "text", rows, Settlement::messageId);
            array(statement, 6, "text", rows, PostgresSettlements::result);
            array(statement, 7, "text", rows, Settlement::code);
            array(statement, 8, "text", rows, Settlement::text);
            array(statement, 9, "text", rows, row -> text(row.nextAt()));
            array(statement, 10, "text", rows, row -> text(row.renderedAt()));
            array(statement, 11, "text", rows, row -> text(row.departedAt()));
            array(statement, 12, "text", rows, row -> text(row.providerAckAt()));
            statement.setLong(13, leaseSeconds);
            statement.setInt(14, shard);
            statement.setInt(15, shard);
            Map<Long, Long> fences = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    fences.put(row.getLong("id"), row.getLong("fence"));
                }
            }
            Set<Settlement> written = rows.stream()
                    .filter(row -> Long.valueOf(row.fence()).equals(fences.get(row.id())))
                    .collect(Collectors.toSet());
            if (written.size() < rows.size()) {
                written.addAll(WrittenBefore.among(connection, rows, written));
            }
            return written;
        }
    }

    private static String result(Settlement row) {
        return row.result() == null ? null : row.result().name();
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    private static void array(
            PreparedStatement statement,
            int at,
            String type,
            List<Settlement> rows,
            Function<Settlement, Object> column)
            throws SQLException {
        Object[] values = rows.stream().map(column).toArray();
        statement.setArray(at, statement.getConnection().createArrayOf(type, values));
    }
}
