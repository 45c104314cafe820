package io.outbound.delivery;

import io.outbound.counter.Counter;
import io.outbound.counter.Hourly;
import io.outbound.counter.Increments;
import io.outbound.counter.Shard;
import io.outbound.delivery.Settlement.TryResult;
import io.outbound.outbox.EventType;
import io.outbound.outbox.Outbox;
import io.outbound.store.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A JDBC batch in one transaction: the embedded database has no round trip to save. */
final class H2Settlements implements SettlementWriter {

    private static final String WRITE =
            "update delivery set state = ?, attempt = ?, lease_until = case when ? then dateadd(second, ?, now()) end,"
                    + " message_id = coalesce(?, message_id), reply_code = ?, reply_text = ?, next_at = ?,"
                    + " rendered_at = coalesce(?, rendered_at), departed_at = coalesce(?, departed_at),"
                    + " provider_ack_at = coalesce(?, provider_ack_at), address_dead = address_dead or ? where id = ? and fence = ? and state in ('CLAIMED', 'ATTEMPTING')";
    private static final String NOTE =
            "insert into delivery_attempt (delivery_id, number, at, result, code, text) values (?, ?, now(), ?, ?, ?)"
                    + " on conflict do nothing";

    private static final String RUN =
            "select e.id, e.campaign_id, d.bounced_at, d.address_dead from delivery d join execution e on e.id = d.execution_id where d.id = ? and not e.test";

    private final int shard = Shard.take();
    private final Outbox outbox;

    H2Settlements(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Set<Settlement> writeRows(Connection connection, List<Settlement> rows, long leaseSeconds)
            throws SQLException {
        Set<Settlement> written = update(connection, rows, leaseSeconds);
        Increments counted = Increments.of(shard);
        for (Settlement row : written) {
            if (row.result() != null) {
                note(connection, row);
            }
            if (row.state().counter() != Counter.PENDING) {
                count(connection, counted, row);
            }
        }
        tell(connection, written);
        counted.write(connection);
        if (written.size() < rows.size()) {
            written.addAll(WrittenBefore.among(connection, rows, written));
        }
        return written;
    }

    private static Set<Settlement> update(Connection connection, List<Settlement> rows, long leaseSeconds)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            for (Settlement row : rows) {
                Sql.bind(
                        statement,
                        row.state(),
                        row.attempt(),
                        row.state() == DeliveryState.ATTEMPTING,
                        leaseSeconds,
                        row.messageId(),
                        row.code(),
                        row.text(),
                        row.nextAt(),
                        row.renderedAt(),
                        row.departedAt(),
                        row.providerAckAt(),
                        row.saysAddressIsDead(),
                        row.id(),
                        row.fence());
                statement.addBatch();
            }
            int[] touched = statement.executeBatch();
            Set<Settlement> written = new HashSet<>();
            for (int i = 0; i < touched.length; i++) {
                if (touched[i] > 0) {
                    written.add(rows.get(i));
                }
            }
            return written;
        }
    }

    private void tell(Connection connection, Set<Settlement> written) throws SQLException {
        if (!outbox.wantsOutcomes()) {
            return;
        }
        for (Settlement row : written) {
            Optional<EventType> type = EventType.ofMessageState(row.state().name());
            if (type.isPresent()) {
                outbox.outcomes(connection, type.get(), List.of(row.id()));
            }
        }
    }

    private static void count(Connection connection, Increments counted, Settlement row) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RUN)) {
            Sql.bind(statement, row.id());
            try (ResultSet run = statement.executeQuery()) {
                if (!run.next()) {
                    return; // of a test
                }
                UUID id = Sql.uuid(run, "id");
                counted.moved(id, Counter.PENDING, row.state().counter(), 1);
                boolean dead = run.getBoolean("address_dead");
                if (row.state() == DeliveryState.FAILED && (dead || row.result() == TryResult.TEMPORARY)) {
                    counted.run(id, dead ? Counter.HARD_BOUNCES : Counter.SOFT_BOUNCES, 1);
                }
                if (row.state() == DeliveryState.SENT && Sql.instant(run, "bounced_at") != null) {
                    counted.cameBack(id, dead);
                }
                if (row.state() == DeliveryState.SENT && row.departedAt() != null) {
                    counted.hour(Sql.uuid(run, "campaign_id"), row.departedAt(), Hourly.SENT, 1);
                }
            }
        }
    }

    private static void note(Connection connection, Settlement row) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NOTE)) {
            Sql.bind(statement, row.id(), row.attempt(), row.result().noted(), row.code(), row.text());
            statement.executeUpdate();
        }
    }
}
