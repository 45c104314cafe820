package io.outbound.store;

import java.sql.BatchUpdateException;
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

    private static final Pattern CONSTRAINT = Pattern.compile("(?:constraint|violation:) \"([A-Za-z0-9_.]+)");

    // data, constraints: what is refused there stands in the text
    private static final List<String> ABOUT_VALUES = List.of("22", "23");

    private WithoutValues() {}

    /** Of what came with it only the next is kept: a batch may have one for each row. */
    static SQLException of(SQLException e) {
        SQLException bare = bare(e);
        if (e.getNextException() != null && e.getNextException() != e.getCause()) {
            bare.setNextException(bare(e.getNextException()));
        }
        return bare;
    }

    private static SQLException bare(SQLException e) {
        SQLException bare = e instanceof SQLTransientException
                ? new SQLTransientException(text(e), e.getSQLState(), e.getErrorCode())
                : new SQLException(text(e), e.getSQLState(), e.getErrorCode());
        bare.setStackTrace(e.getStackTrace());
        if (e.getCause() != null) {
            bare.initCause(e.getCause() instanceof SQLException cause ? bare(cause) : e.getCause());
        }
        return bare;
    }

    static String text(SQLException e) {
        if (e instanceof BatchUpdateException || isAboutValues(e)) {
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
