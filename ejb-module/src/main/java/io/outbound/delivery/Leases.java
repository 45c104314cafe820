package io.outbound.delivery;

import io.outbound.store.Database;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What becomes of deliveries whose node is gone: CLAIMED ones wait again, since nothing was written to the wire;
 * ATTEMPTING ones are in doubt, and the run's {@link InDoubt} decides. The fence grows, so a node that comes back from
 * the dead can store nothing.
 */
@ApplicationScoped
public class Leases {

    private static final int AT_ONCE = 1_000;
    private static final String EXPIRED =
            "select id, execution_id, state, attempt from delivery where state in ('CLAIMED', 'ATTEMPTING')"
                    + " and lease_until < now() order by id limit ? for update skip locked";
    private static final String OF_RUN =
            "select id, execution_id, state, attempt from delivery where state in ('CLAIMED', 'ATTEMPTING')"
                    + " and execution_id = ? order by id limit ? for update skip locked";
    private static final String DOUBT = "select in_doubt from execution where id = ?";
    private static final String WAIT_AGAIN =
            "update delivery set state = 'PENDING', fence = fence + 1, lease_until = null where id = ?";
    private static final String UNKNOWN =
            "update delivery set state = 'UNKNOWN', fence = fence + 1, lease_until = null, reply_code = 'node-lost', reply_text = ? where id = ?";
    private static final String NOTE =
            "insert into delivery_attempt (delivery_id, number, at, result, code, text) values (?, ?, now(), 'UNKNOWN', 'node-lost', ?)"
                    + " on conflict do nothing";
    private static final String WHY = "node-lost: the node that was sending it stopped before an answer was stored";

    private Database database;

    protected Leases() {}

    @Inject
    public Leases(Database database) {
        this.database = database;
    }

    private record InFlight(long id, UUID executionId, DeliveryState state, int attempt) {}

    /** Takes back what no living node has renewed. @return how many */
    public int expire() {
        return untilNone(EXPIRED, AT_ONCE);
    }

    /** Takes back everything of a run whose only sender is gone: called before a node takes the run up. */
    public int expireRun(UUID executionId) {
        return untilNone(OF_RUN, executionId, AT_ONCE);
    }

    private int untilNone(String query, Object... values) {
        int all = 0;
        int some;
        do {
            some = database.inOwnTransaction(connection -> takeBack(connection, query, values));
            all += some;
        } while (some == AT_ONCE);
        return all;
    }

    private static int takeBack(Connection connection, String query, Object... values) throws SQLException {
        List<InFlight> lost = read(connection, query, values);
        for (InFlight one : lost) {
            if (one.state() == DeliveryState.CLAIMED) {
                update(connection, WAIT_AGAIN, one.id());
            } else {
                update(connection, NOTE, one.id(), one.attempt(), WHY);
                if (inDoubt(connection, one.executionId()) == InDoubt.RESEND) {
                    update(connection, WAIT_AGAIN, one.id());
                } else {
                    update(connection, UNKNOWN, WHY, one.id());
                }
            }
        }
        return lost.size();
    }

    private static List<InFlight> read(Connection connection, String query, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            Sql.bind(statement, values);
            List<InFlight> lost = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    lost.add(new InFlight(
                            row.getLong(1),
                            row.getObject(2, UUID.class),
                            DeliveryState.valueOf(row.getString(3)),
                            row.getInt(4)));
                }
            }
            return lost;
        }
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
