package io.outbound.delivery;

import io.outbound.balance.Funds;
import io.outbound.store.Sql;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Books what messages cost in the commit that says what became of them: a fee leaves the fund before its message is on
 * the wire, and is settled or given back with the outcome. One statement a fund, however many messages the commit holds.
 *
 * <p>What is booked follows from how the rows of the ledger stood and how they stand now, both read under lock: a commit
 * that is repeated because its answer was lost books nothing twice.
 */
final class PaidSettlements implements SettlementWriter {

    private static final Duration LANE_PAUSE = Duration.ofMinutes(1);
    private static final String STAND =
            "select id, fence, state, cost from delivery where id = any(?) order by id for update";
    private static final String COST = "update delivery set cost = ? where id = ?";

    private final SettlementWriter ledger;
    private final Clock clock;

    PaidSettlements(SettlementWriter ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** How a row stood before. */
    private record Stand(long fence, DeliveryState state, BigDecimal cost) {

        boolean isOnTheWire() {
            return state == DeliveryState.ATTEMPTING && cost != null;
        }
    }

    @Override
    public Set<Settlement> write(Connection connection, List<Settlement> rows, long leaseSeconds) throws SQLException {
        return rows.stream().allMatch(row -> row.charge() == null)
                ? ledger.write(connection, rows, leaseSeconds)
                : SettlementWriter.super.write(connection, rows, leaseSeconds);
    }

    @Override
    public Set<Settlement> writeRows(Connection connection, List<Settlement> rows, long leaseSeconds)
            throws SQLException {
        Instant now = clock.instant();
        Funds funds = Funds.lock(connection, fundsOf(rows), now);
        Map<Long, Stand> before = stand(connection, rows);
        List<Settlement> paid = new ArrayList<>(rows.size());
        Set<Settlement> unpaid = new HashSet<>();
        for (Settlement row : rows) {
            boolean ours = row.charge() != null && isOurs(row, before.get(row.id()));
            if (!ours || book(funds, row, before.get(row.id()))) {
                paid.add(row);
            } else {
                Settlement waiting = row.unpaid(now.plus(LANE_PAUSE));
                paid.add(waiting);
                unpaid.add(waiting);
            }
        }
        funds.store(); // the rows are locked: what was booked will be written
        Set<Settlement> written = new HashSet<>(ledger.writeRows(connection, paid, leaseSeconds));
        noteCosts(connection, written);
        written.removeAll(unpaid);
        return written;
    }

    private static Set<UUID> fundsOf(List<Settlement> rows) {
        return rows.stream()
                .map(Settlement::charge)
                .filter(Objects::nonNull)
                .map(Charge::fund)
                .collect(Collectors.toSet());
    }

    private static boolean isOurs(Settlement row, Stand before) {
        return before != null && before.fence() == row.fence() && before.state().isInFlight();
    }

    /** @return false when it cannot be paid for */
    private static boolean book(Funds funds, Settlement row, Stand before) throws SQLException {
        UUID fund = row.charge().fund();
        if (row.state() == DeliveryState.ATTEMPTING) {
            return before.isOnTheWire() || funds.take(fund, row.charge().fee());
        }
        if (before.isOnTheWire()) {
            if (row.state().mayHaveBeenSent()) {
                funds.settle(fund, before.cost());
            } else {
                funds.giveBack(fund, before.cost());
            }
        }
        return true;
    }

    private static Map<Long, Stand> stand(Connection connection, List<Settlement> rows) throws SQLException {
        Map<Long, Stand> stands = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(STAND)) {
            Object[] ids = rows.stream().map(Settlement::id).toArray();
            statement.setArray(1, connection.createArrayOf("bigint", ids));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    stands.put(
                            row.getLong("id"),
                            new Stand(
                                    row.getLong("fence"),
                                    DeliveryState.valueOf(row.getString("state")),
                                    row.getBigDecimal("cost")));
                }
            }
        }
        return stands;
    }

    private static void noteCosts(Connection connection, Set<Settlement> written) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COST)) {
            for (Settlement row : written) {
                if (row.charge() != null) {
                    boolean owed = row.state() == DeliveryState.ATTEMPTING
                            || row.state().mayHaveBeenSent();
                    Sql.bind(statement, owed ? row.charge().fee() : null, row.id());
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }
}
