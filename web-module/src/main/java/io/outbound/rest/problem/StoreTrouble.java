package io.outbound.rest.problem;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the database's SQLState means to a caller: fix the credential (500), or come back later (503). */
final class StoreTrouble {

    static final Problem AUTHENTICATION = Problem.of(500, "storage-authentication-failed");
    private static final Problem UNAVAILABLE =
            Problem.of(503, "storage-unavailable").retryAfter(5);

    // connection, resources, operator intervention, system error; serialization and lock; H2: closed, broken, timeout
    private static final List<String> LATER =
            List.of("08", "53", "57P", "57014", "58", "40", "55P03", "90067", "90098", "90121", "HYT00", "HY000");

    private StoreTrouble() {}

    static Optional<Problem> in(List<Throwable> causes) {
        List<SQLException> found = causes.stream()
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .toList();
        if (states(found).anyMatch(state -> state.startsWith("28"))) {
            return Optional.of(AUTHENTICATION);
        }
        boolean later = states(found).anyMatch(state -> LATER.stream().anyMatch(state::startsWith))
                // a pool that cannot give a connection throws without a state
                || found.stream().anyMatch(e -> e.getSQLState() == null || e instanceof SQLTransientException);
        return later ? Optional.of(UNAVAILABLE) : Optional.empty();
    }

    private static Stream<String> states(List<SQLException> found) {
        return found.stream().map(SQLException::getSQLState).filter(state -> state != null);
    }
}
