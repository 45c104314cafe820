package io.outbound.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * Rows for PostgreSQL's COPY in its text format: columns separated by tabs, {@code \N} for null. Each row is at hand as
 * it goes to the database before it is sent, so that a thread of its own can make it.
 */
final class CopyText {

    private static final byte[] NULL = {'\\', 'N'};

    private byte[] text = new byte[1 << 16];
    private int length;

    /** @param columns by their {@code toString}; null is null */
    void row(Object... columns) {
        for (int i = 0; i < columns.length; i++) {
            byte[] value = columns[i] == null ? NULL : columns[i].toString().getBytes(StandardCharsets.UTF_8);
            makeRoom(2 * value.length + 2);
            if (i > 0) {
                text[length++] = '\t';
            }
            if (value == NULL) {
                text[length++] = NULL[0];
                text[length++] = NULL[1];
            } else {
                escape(value);
            }
        }
        makeRoom(1);
        text[length++] = '\n';
    }

    private void makeRoom(int more) {
        if (text.length - length < more) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, length + more));
        }
    }

    /** No byte of a longer character is one of these. */
    private void escape(byte... value) {
        for (byte b : value) {
            switch (b) {
                case '\\' -> escape('\\');
                case '\t' -> escape('t');
                case '\n' -> escape('n');
                case '\r' -> escape('r');
                default -> text[length++] = b;
            }
        }
    }

    private void escape(char name) {
        text[length++] = '\\';
        text[length++] = (byte) name;
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
                    .getMethod("copyIn", String.class, InputStream.class)
                    .invoke(copying, command, new ByteArrayInputStream(rows.text, 0, rows.length));
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
