package io.outbound.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Rows on their way into a table, ready for {@link Sql#insert} as they are added, so that a thread of its own can make
 * them. For one thread at a time.
 */
public final class Rows {

    private final String table;
    private final CopyText text; // null where there is no COPY
    private final List<Object[]> values = new ArrayList<>();
    private int size;

    Rows(String table, boolean copied) {
        this.table = table;
        text = copied ? new CopyText() : null;
    }

    /** One value for each column. */
    public void add(Object... row) {
        size++;
        if (text == null) {
            values.add(row);
        } else {
            text.row(row);
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean isCopied() {
        return text != null;
    }

    CopyText text() {
        return text;
    }

    String copying() {
        return "copy " + table + " from stdin";
    }

    List<Object[]> values() {
        return values;
    }

    String insertion() {
        String marks = String.join(", ", Collections.nCopies(values.get(0).length, "?"));
        return "insert into " + table + " values (" + marks + ")";
    }
}
