package io.outbound.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Writes many settlements at once and commits them; each only where the fence is still the writer's. One for each
 * database. Writing the same settlements again changes nothing, so a commit whose answer was lost can be repeated.
 */
interface SettlementWriter {

    /** @return the ids of those that were written: the others are no longer held by this node */
    Set<Long> write(Connection connection, List<Settlement> settlements, long leaseSeconds) throws SQLException;
}
