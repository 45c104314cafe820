package io.outbound.delivery;

import io.outbound.outbox.Outbox;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** One statement, one round trip, one commit for all slots that wait (spec of the group committer: ADR 0002). */
final class PostgresSettlements implements SettlementWriter {

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
                    provider_ack_at = coalesce(v.ack_at, d.provider_ack_at)
                from v where d.id = v.id and d.fence = v.fence
                returning d.id),
            a as (
                insert into delivery_attempt (delivery_id, number, at, result, code, text)
                select v.id, v.attempt, now(), v.result, v.code, v.txt from v join u on u.id = v.id where v.result is not null
                on conflict do nothing)@OUTBOX@
            select id from u""";
    private static final String TELL = """
            ,
            o as (
                insert into webhook_delivery (webhook_id, event_type, message_id, code, detail, occurred_at, next_at)
                select s.webhook_id, s.event_type, v.id, v.code, v.txt, now(), now() from v join u on u.id = v.id
                join webhook_subscription s on s.event_type = 'message.' || lower(v.state))""";
    private static final String WRITE_ONLY = WRITE.replace("@OUTBOX@", "");
    private static final String WRITE_AND_TELL = WRITE.replace("@OUTBOX@", TELL);

    private final Outbox outbox;

    PostgresSettlements(Outbox outbox) {
        this.outbox = outbox;
    }

    /** The statement is a transaction by itself. */
    @Override
    public Set<Long> write(Connection connection, List<Settlement> rows, long leaseSeconds) throws SQLException {
        return writeRows(connection, rows, leaseSeconds);
    }

    @Override
    public Set<Long> writeRows(Connection connection, List<Settlement> rows, long leaseSeconds) throws SQLException {
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
            Set<Long> written = new HashSet<>();
            try (ResultSet ids = statement.executeQuery()) {
                while (ids.next()) {
                    written.add(ids.getLong(1));
                }
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
