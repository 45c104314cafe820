package io.outbound.delivery;

import io.outbound.balance.Funds;
import io.outbound.counter.Counter;
import io.outbound.counter.Increments;
import io.outbound.counter.Shard;
import io.outbound.outbox.EventType;
import io.outbound.outbox.Outbox;
import io.outbound.store.Database;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What becomes of deliveries whose node is gone: CLAIMED ones wait again, since nothing was written to the wire;
 * ATTEMPTING ones are in doubt, and the run's {@link InDoubt} decides. The fence grows, so a node that comes back from
 * the dead can store nothing.
 */
@ApplicationScoped
public class Leases {

    private static final int AT_ONCE = 1_000;
    private static final String EXPIRED = "lease_until < now()";
    private static final String OF_RUN = "execution_id = ?";
    private static final String LOST = "select id, execution_id, state, attempt, cost from delivery"
            + " where state in ('CLAIMED', 'ATTEMPTING') and %s order by id limit ? for update skip locked";
    private static final String PAYERS =
            "select d.id, case when d.unitary then e.campaign_id else e.id end from delivery d join execution e on e.id = d.execution_id"
                    + " where d.state = 'ATTEMPTING' and d.cost is not null and d.%s order by d.id limit ?";
    private static final String DOUBT = "select in_doubt from execution where id = ?";
    private static final String WAIT_AGAIN =
            "update delivery set state = 'PENDING', fence = fence + 1, lease_until = null, cost = null where id = ?";
    private static final String UNKNOWN =
            "update delivery set state = 'UNKNOWN', fence = fence + 1, lease_until = null, reply_code = 'node-lost', reply_text = ? where id = ?";
    private static final String NOTE =
            "insert into delivery_attempt (delivery_id, number, at, result, code, text) values (?, ?, now(), 'UNKNOWN', 'node-lost', ?)"
                    + " on conflict do nothing";
    private static final String WHY = "node-lost: the node that was sending it stopped before an answer was stored";

    private final int shard = Shard.take();
    private Database database;
    private Outbox outbox;
    private Clock clock;

    protected Leases() {}

    @Inject
    public Leases(Database database, Outbox outbox, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    private record InFlight(long id, UUID executionId, DeliveryState state, int attempt, BigDecimal cost) {}

    /** Who pays for messages on the wire: found and locked before the messages are, as everywhere. */
    private record Payers(Map<Long, UUID> byDelivery, Funds funds) {

        boolean know(InFlight one) {
            return one.cost() == null || byDelivery.containsKey(one.id());
        }

        void settle(InFlight one) {
            if (one.cost() != null) {
                funds.settle(byDelivery.get(one.id()), one.cost());
            }
        }

        void giveBack(InFlight one) {
            if (one.cost() != null) {
                funds.giveBack(byDelivery.get(one.id()), one.cost());
            }
        }
    }

    /** Takes back what no living node has renewed. @return how many */
    public int expire() {
        return untilNone(EXPIRED);
    }

    /** Takes back everything of a run whose only sender is gone: called before a node takes the run up. */
    public int expireRun(UUID executionId) {
        return untilNone(OF_RUN, executionId);
    }

    private int untilNone(String which, Object... values) {
        int all = 0;
        int some;
        do {
            some = database.inOwnTransaction(connection -> takeBack(connection, which, values));
            all += some;
        } while (some == AT_ONCE);
        return all;
    }

    private int takeBack(Connection connection, String which, Object... values) throws SQLException {
        Payers payers = payers(connection, which, values);
        Increments counted = Increments.of(shard);
        List<InFlight> lost = read(connection, LOST.formatted(which), Leases::inFlight, values);
        for (InFlight one : lost) {
            if (one.state() == DeliveryState.CLAIMED) {
                update(connection, WAIT_AGAIN, one.id());
            } else if (payers.know(one)) { // one that went on the wire this moment is taken back next time
                inDoubt(connection, one, payers, counted);
            }
        }
        payers.funds().store();
        counted.write(connection);
        return lost.size();
    }

    /** It may have been sent: if it stays so, it is paid for. */
    private void inDoubt(Connection connection, InFlight one, Payers payers, Increments counted) throws SQLException {
        update(connection, NOTE, one.id(), one.attempt(), WHY);
        if (inDoubt(connection, one.executionId()) == InDoubt.RESEND) {
            update(connection, WAIT_AGAIN, one.id());
            payers.giveBack(one);
        } else {
            update(connection, UNKNOWN, WHY, one.id());
            payers.settle(one);
            counted.moved(one.executionId(), Counter.PENDING, Counter.IN_DOUBT, 1);
            outbox.outcomes(connection, EventType.MESSAGE_UNKNOWN, List.of(one.id()));
        }
    }

    private Payers payers(Connection connection, String which, Object... values) throws SQLException {
        Map<Long, UUID> byDelivery = new HashMap<>();
        read(
                connection,
                PAYERS.formatted(which),
                row -> byDelivery.put(row.getLong(1), row.getObject(2, UUID.class)),
                values);
        return new Payers(byDelivery, Funds.lock(connection, Set.copyOf(byDelivery.values()), clock.instant()));
    }

    private static <T> List<T> read(Connection connection, String query, Sql.RowMapper<T> mapper, Object... values)
            throws SQLException {
        List<Object> bound = new ArrayList<>(List.of(values));
        bound.add(AT_ONCE);
        List<T> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            Sql.bind(statement, bound.toArray());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(mapper.map(row));
                }
            }
        }
        return found;
    }

    private static InFlight inFlight(ResultSet row) throws SQLException {
        return new InFlight(
                row.getLong(1),
                row.getObject(2, UUID.class),
                DeliveryState.valueOf(row.getString(3)),
                row.getInt(4),
                row.getBigDecimal(5));
    }

    private static InDoubt inDoubt(Connection connection, UUID executionId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DOUBT)) {
            Sql.bind(statement, executionId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return InDoubt.valueOf(row.getString(1));
            }
        }
    }

    private static void update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Sql.bind(statement, values);
            statement.executeUpdate();
        }
    }
}
