package io.outbound.store;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a driver says of a failure, less the values of the row it was about: they are people's addresses and messages,
 * and whatever is thrown may end up in a log. State, code, stack and the name of a constraint stay.
 */
final class WithoutValues {

    private static final Pattern CONSTRAINT =
            Pattern.compile("(?:constraint|index or primary key violation:?|Check constraint"
                    + " violation:?|constraint violation:?) \"([A-Za-z0-9_.]+)");

    // data, constraints: what is refused there stands in the text
    private static final List<String> ABOUT_VALUES = List.of("22", "23");

    private WithoutValues() {}

    static SQLException of(SQLException e) {
        SQLException bare = e instanceof SQLTransientException
                ? new SQLTransientException(text(e), e.getSQLState(), e.getErrorCode())
                : new SQLException(text(e), e.getSQLState(), e.getErrorCode());
        bare.setStackTrace(e.getStackTrace());
        Throwable cause = e.getCause();
        if (cause != null) {
            bare.initCause(cause instanceof SQLException sql ? of(sql) : cause);
        }
        if (e.getNextException() != null && e.getNextException() != cause) {
            bare.setNextException(of(e.getNextException()));
        }
        return bare;
    }

    private static String text(SQLException e) {
        if (e instanceof java.sql.BatchUpdateException || isAboutValues(e)) {
            return e.getClass().getSimpleName() + ", SQLState " + e.getSQLState()
                    + constraint(e.getMessage()).map(name -> ", " + name).orElse("");
        }
        return e.getMessage() == null
                ? null
                : e.getMessage().lines().findFirst().orElse("");
    }

    private static boolean isAboutValues(SQLException e) {
        return e.getSQLState() != null && ABOUT_VALUES.stream().anyMatch(e.getSQLState()::startsWith);
    }

    private static Optional<String> constraint(String text) {
        Matcher named = CONSTRAINT.matcher(text == null ? "" : text);
        return named.find() ? Optional.of(named.group(1)) : Optional.empty();
    }
}
