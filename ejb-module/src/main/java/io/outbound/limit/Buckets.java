package io.outbound.limit;

import io.outbound.store.Database;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What is used up of each limit, shared by all nodes. A node takes as many messages at once as may leave within half a
 * second, so that the database is asked some times a second and not for each message. What a node took and lost with its
 * process is not sent by others: a limit is kept, never exceeded for that.
 *
 * <p>Time is the nodes' own; where their clocks differ, the one that is ahead counts.
 */
@ApplicationScoped
public class Buckets {

    private static final String PLANNED =
            "select name from rate_bucket where runs_plan > free_at order by name for update";

    private Database database;
    private Clock clock;

    protected Buckets() {}

    @Inject
    public Buckets(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** In a transaction of its own. @param wanted 1 or more */
    public Grant take(Collection<Limit> limits, int wanted) {
        return limits.isEmpty()
                ? new Grant(wanted, null, false)
                : database.inOwnTransaction(connection -> {
                    Turns turns = turns(connection, limits);
                    Grant grant = turns.take(limits, wanted);
                    turns.store();
                    return grant;
                });
    }

    /** Messages that were taken and did not leave may leave later on the same day. In a transaction of its own. */
    public void giveBack(Collection<Limit> limits, int unused) {
        List<Limit> days =
                limits.stream().filter(Limit.PerDay.class::isInstance).toList();
        if (unused > 0 && !days.isEmpty()) {
            database.inOwnTransaction(connection -> {
                Turns turns = turns(connection, days);
                turns.giveBack(days, unused);
                turns.store();
                return unused;
            });
        }
    }

    /**
     * Messages of a broadcast wait no longer for turns: what waits of others is told an earlier time from now on. In a
     * transaction of its own.
     */
    public void forgetPlans() {
        database.inOwnTransaction(connection -> {
            List<String> names = new ArrayList<>();
            try (PreparedStatement planned = connection.prepareStatement(PLANNED);
                    ResultSet row = planned.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
            try (PreparedStatement forget =
                    connection.prepareStatement("update rate_bucket set runs_plan = 0 where name = any(?)")) {
                Sql.bind(forget, (Object) names.toArray(new String[0]));
                return forget.executeUpdate();
            }
        });
    }

    /** To give messages their turns one by one, in the caller's transaction, which holds these limits from here on. */
    public Turns turns(Connection connection, Collection<Limit> limits) throws SQLException {
        return Turns.lock(connection, limits, clock.instant());
    }
}
