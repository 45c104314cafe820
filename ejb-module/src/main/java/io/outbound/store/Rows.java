package io.outbound.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rows on their way into a table; {@link Sql#insert} writes them. For one thread at a time. */
public final class Rows {

    private final String table;
    private final List<Object[]> values = new ArrayList<>();
    private final CopyText text = new CopyText();

    /** @param table with its columns in brackets */
    public Rows(String table) {
        this.table = table;
    }

    /** One value for each column. */
    public void add(Object... row) {
        values.add(row);
        text.row(row);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    String table() {
        return table;
    }

    List<Object[]> values() {
        return values;
    }

    CopyText text() {
        return text;
    }

    String insertion() {
        String marks = String.join(", ", Collections.nCopies(values.get(0).length, "?"));
        return "insert into " + table + " values (" + marks + ")";
    }
}
