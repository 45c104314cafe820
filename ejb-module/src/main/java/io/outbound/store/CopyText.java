package io.outbound.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Rows for PostgreSQL's COPY in its text format: columns separated by tabs, {@code \N} for null. Each row is at hand as
 * it goes to the database before it is sent, so that a thread of its own can make it.
 */
final class CopyText {

    private static final String DRIVER = "org.postgresql.PGConnection";

    /** Small enough for the heap's usual way of keeping things. */
    private static final int BLOCK = 1 << 17;

    private final List<byte[]> full = new ArrayList<>();
    private byte[] block = new byte[BLOCK];
    private int length;

    /** @param columns by their {@code toString}; null is null */
    void row(Object... columns) {
        for (int i = 0; i < columns.length; i++) {
            if (i > 0) {
                write((byte) '\t');
            }
            if (columns[i] == null) {
                escape('N');
            } else {
                escape(columns[i].toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        write((byte) '\n');
    }

    private void write(byte b) {
        if (length == BLOCK) {
            full.add(block);
            block = new byte[BLOCK];
            length = 0;
        }
        block[length++] = b;
    }

    /** No byte of a longer character is one of these. */
    private void escape(byte... value) {
        for (byte b : value) {
            switch (b) {
                case '\\' -> escape('\\');
                case '\t' -> escape('t');
                case '\n' -> escape('n');
                case '\r' -> escape('r');
                default -> write(b);
            }
        }
    }

    private void escape(char name) {
        write((byte) '\\');
        write((byte) name);
    }

    private InputStream stream() {
        List<InputStream> parts = new ArrayList<>();
        full.forEach(part -> parts.add(new ByteArrayInputStream(part)));
        parts.add(new ByteArrayInputStream(block, 0, length));
        return new SequenceInputStream(Collections.enumeration(parts));
    }

    /** Whether the driver can be reached through the pool's connection. */
    static boolean canBeSent(Connection connection) throws SQLException {
        try {
            return connection.isWrapperFor(Class.forName(DRIVER));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Reached by reflection: the driver belongs to the server, which may show its classes to applications or not. */
    static void send(Connection connection, String command, CopyText rows) throws SQLException {
        try {
            Class<?> driver = Class.forName(DRIVER);
            Object copying = driver.getMethod("getCopyAPI").invoke(connection.unwrap(driver));
            copying.getClass()
                    .getMethod("copyIn", String.class, InputStream.class)
                    .invoke(copying, command, rows.stream());
        } catch (InvocationTargetException e) {
            throw unwrapped(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
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
