package io.outbound.bench.accounting;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/**
 * One look at a running execution, in one statement: I6 says that the audience is the sum of the states at every
 * committed instant.
 *
 * @param targeted what the execution says its audience is, once it is expanded
 * @param rows deliveries in any state
 * @param settled deliveries that are neither waiting nor on the wire
 * @param sent deliveries in state SENT
 */
public record Look(int targeted, int rows, int settled, int sent) {

    private static final String QUERY = """
            select e.targeted, count(d.id),
                   count(d.id) filter (where d.state not in ('PENDING', 'CLAIMED', 'ATTEMPTING', 'DEFERRED')),
                   count(d.id) filter (where d.state = 'SENT')
            from execution e left join delivery d on d.execution_id = e.id
            where e.campaign_id = ? and e.expanded group by e.id
            """;

    /** Empty before the audience is there. */
    public static Optional<Look> at(Connection connection, UUID campaign) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(QUERY)) {
            query.setObject(1, campaign);
            ResultSet row = query.executeQuery();
            return row.next()
                    ? Optional.of(new Look(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)))
                    : Optional.empty();
        }
    }

    boolean adds() {
        return targeted == rows;
    }

    public double share() {
        return targeted == 0 ? 0 : (double) settled / targeted;
    }
}
