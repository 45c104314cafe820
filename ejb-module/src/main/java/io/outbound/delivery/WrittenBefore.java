package io.outbound.delivery;

import io.outbound.store.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Settlements that stand in the ledger already: their commit succeeded and its answer was lost. They are found after
 * they could not be written again, so that nothing is counted twice.
 */
final class WrittenBefore {

    private static final String STANDS =
            "select id from delivery where id = ? and fence = ? and state = ? and attempt = ?";

    private WrittenBefore() {}

    /** Those of {@code rows} that are not among {@code written} and are as they should be. */
    static Set<Settlement> among(Connection connection, List<Settlement> rows, Set<Settlement> written)
            throws SQLException {
        Set<Settlement> found = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(STANDS)) {
            for (Settlement row : rows) {
                if (!written.contains(row)) {
                    Sql.bind(statement, row.id(), row.fence(), row.state(), row.attempt());
                    try (ResultSet stands = statement.executeQuery()) {
                        if (stands.next()) {
                            found.add(row);
                        }
                    }
                }
            }
        }
        return found;
    }
}
