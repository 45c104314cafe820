package io.outbound.store;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;

/** What a failure of the store means to whoever asked, by the SQLState that both databases give. */
public enum StoreFault {
    /** The credential was refused, or may not do what it must (class 28, 42501): an operator has to put it right. */
    CREDENTIAL_REFUSED,
    /** No connection, no resources, shutting down, deadlock: the same again later may work. */
    UNAVAILABLE,
    /** Somebody else changed the row in the meantime. */
    STALE;

    private static final List<String> REFUSED = List.of("28", "42501");

    // lost under way, not refused from the start: the pool does not look at a connection each time it gives one
    private static final List<String> LOST = List.of("08003", "08006", "57P01", "57P02");

    // connection, resources, operator intervention, system error, rollback; H2: closed, broken, timeout
    private static final List<String> LATER =
            List.of("08", "53", "57", "58", "40", "55P03", "90067", "90098", "90121", "HYT00");

    /** Looks through everything that containers wrap around a cause; empty when the store is not to blame. */
    public static Optional<StoreFault> in(Throwable thrown) {
        List<Throwable> causes = causes(thrown);
        if (causes.stream().anyMatch(OptimisticLockException.class::isInstance)) {
            return Optional.of(STALE);
        }
        List<SQLException> found = sql(causes);
        if (found.stream().anyMatch(e -> among(REFUSED, e))) {
            return Optional.of(CREDENTIAL_REFUSED);
        }
        return found.stream().anyMatch(StoreFault::later) || isCutOff(causes)
                ? Optional.of(UNAVAILABLE)
                : Optional.empty();
    }

    /**
     * Whether a connection was lost that had worked before: on another one the same may work at once. Whoever tries again
     * must bear that the first try was committed after all.
     */
    public static boolean isLostConnection(Throwable thrown) {
        List<Throwable> causes = causes(thrown);
        return sql(causes).stream().anyMatch(e -> among(LOST, e)) || isCutOff(causes);
    }

    /** Whether a unique key refused a row: somebody else was there first. */
    public static boolean isTaken(Throwable thrown) {
        return sql(causes(thrown)).stream().anyMatch(e -> state(e).equals("23505"));
    }

    /** Whether the store refused what is in a row (SQLState classes 22 data, 23 constraint), not to work. */
    public static boolean isAboutOneRow(SQLException e) {
        return among(List.of("22", "23"), e);
    }

    private static List<Throwable> causes(Throwable thrown) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = thrown; cause != null && seen.add(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    private static List<SQLException> sql(List<Throwable> causes) {
        return causes.stream()
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .flatMap(e -> Stream.of(e, e.getNextException()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The transaction manager could not reach the store; it does not pass on why. */
    private static boolean isCutOff(List<Throwable> causes) {
        return causes.stream().anyMatch(XAException.class::isInstance);
    }

    /** A pool that cannot give a connection throws without a state. */
    private static boolean later(SQLException e) {
        return state(e).isEmpty() || e instanceof SQLTransientException || among(LATER, e);
    }

    private static boolean among(List<String> states, SQLException e) {
        return states.stream().anyMatch(state(e)::startsWith);
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }
}
