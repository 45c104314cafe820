package io.outbound.store;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a failure of the store means to whoever asked, by the SQLState that both databases give. */
public enum StoreFault {
    /** The credential was refused (class 28): an operator has to renew it. */
    CREDENTIAL_REFUSED,
    /** No connection, no resources, shutting down, deadlock: the same again later may work. */
    UNAVAILABLE,
    /** Somebody else changed the row in the meantime. */
    STALE;

    // connection, resources, operator intervention, system error, rollback; H2: closed, broken, timeout
    private static final List<String> LATER =
            List.of("08", "53", "57", "58", "40", "55P03", "90067", "90098", "90121", "HYT00");

    /** Looks through everything that containers wrap around a cause; empty when the store is not to blame. */
    public static Optional<StoreFault> in(Throwable thrown) {
        List<SQLException> found = new ArrayList<>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable cause = thrown; cause != null && seen.add(cause); cause = cause.getCause()) {
            if (cause instanceof OptimisticLockException) {
                return Optional.of(STALE);
            }
            if (cause instanceof SQLException sql) {
                found.add(sql);
                if (sql.getNextException() != null) {
                    found.add(sql.getNextException());
                }
            }
        }
        return of(found);
    }

    private static Optional<StoreFault> of(List<SQLException> found) {
        if (found.stream().anyMatch(e -> state(e).startsWith("28"))) {
            return Optional.of(CREDENTIAL_REFUSED);
        }
        return found.stream().anyMatch(StoreFault::later) ? Optional.of(UNAVAILABLE) : Optional.empty();
    }

    /** A pool that cannot give a connection throws without a state. */
    private static boolean later(SQLException e) {
        return state(e).isEmpty()
                || e instanceof SQLTransientException
                || LATER.stream().anyMatch(state(e)::startsWith);
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }
}
