package io.outbound.store;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Rows for PostgreSQL's COPY in its text format: columns separated by tabs, {@code \N} for null. Each row is at hand as
 * text before it is sent, so that a thread of its own can make it.
 */
public final class CopyText {

    private final StringBuilder text = new StringBuilder(1 << 16);

    /** @param columns by their {@code toString}; null is null */
    public void row(Object... columns) {
        char before = 0;
        for (Object column : columns) {
            if (before != 0) {
                text.append(before);
            }
            before = '\t';
            if (column == null) {
                text.append("\\N");
            } else {
                escape(column.toString());
            }
        }
        text.append('\n');
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /**
     * Reached by reflection: the driver belongs to the server, which may show its classes to applications or not.
     *
     * @return false when the driver cannot be reached through the pool's connection
     */
    static boolean send(Connection connection, String command, CopyText rows) throws SQLException {
        try {
            Class<?> driver = Class.forName("org.postgresql.PGConnection");
            if (!connection.isWrapperFor(driver)) {
                return false;
            }
            Object copying = driver.getMethod("getCopyAPI").invoke(connection.unwrap(driver));
            copying.getClass()
                    .getMethod("copyIn", String.class, Reader.class)
                    .invoke(copying, command, new StringReader(rows.toString()));
            return true;
        } catch (InvocationTargetException e) {
            throw unwrapped(e);
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    private static SQLException unwrapped(InvocationTargetException e) {
        if (e.getCause() instanceof SQLException refused) {
            return refused;
        }
        if (e.getCause() instanceof IOException broken) {
            throw new UncheckedIOException(broken);
        }
        throw new IllegalStateException(e.getCause());
    }
}
