package io.outbound.delivery;

import io.outbound.outbox.EventType;
import io.outbound.outbox.Outbox;
import io.outbound.store.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A JDBC batch in one transaction: the embedded database has no round trip to save. */
final class H2Settlements implements SettlementWriter {

    private static final String WRITE =
            "update delivery set state = ?, attempt = ?, lease_until = case when ? then dateadd(second, ?, now()) end,"
                    + " message_id = coalesce(?, message_id), reply_code = ?, reply_text = ?, next_at = ?,"
                    + " rendered_at = coalesce(?, rendered_at), departed_at = coalesce(?, departed_at),"
                    + " provider_ack_at = coalesce(?, provider_ack_at) where id = ? and fence = ?";
    private static final String NOTE =
            "insert into delivery_attempt (delivery_id, number, at, result, code, text) values (?, ?, now(), ?, ?, ?)"
                    + " on conflict do nothing";

    private final Outbox outbox;

    H2Settlements(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Set<Long> writeRows(Connection connection, List<Settlement> rows, long leaseSeconds) throws SQLException {
        Set<Long> written = update(connection, rows, leaseSeconds);
        for (Settlement row : rows) {
            if (row.result() != null && written.contains(row.id())) {
                note(connection, row);
            }
        }
        tell(connection, rows, written);
        return written;
    }

    private static Set<Long> update(Connection connection, List<Settlement> rows, long leaseSeconds)
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
                        row.id(),
                        row.fence());
                statement.addBatch();
            }
            int[] touched = statement.executeBatch();
            Set<Long> written = new HashSet<>();
            for (int i = 0; i < touched.length; i++) {
                if (touched[i] > 0) {
                    written.add(rows.get(i).id());
                }
            }
            return written;
        }
    }

    private void tell(Connection connection, List<Settlement> rows, Set<Long> written) throws SQLException {
        if (!outbox.wantsOutcomes()) {
            return;
        }
        for (Settlement row : rows) {
            Optional<EventType> type = EventType.ofMessageState(row.state().name());
            if (type.isPresent() && written.contains(row.id())) {
                outbox.outcomes(connection, type.get(), List.of(row.id()));
            }
        }
    }

    private static void note(Connection connection, Settlement row) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NOTE)) {
            Sql.bind(statement, row.id(), row.attempt(), row.result(), row.code(), row.text());
            statement.executeUpdate();
        }
    }
}
