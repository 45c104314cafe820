package io.outbound.audience;

import io.outbound.audience.CsvRow.Fault;
import java.util.ArrayList;
import java.util.List;

/** Tells the fields of a row apart (RFC 4180 §2), line by line as long as a quote is open. */
final class CsvFields {

    private enum At {
        START,
        PLAIN,
        QUOTED,
        CLOSED
    }

    private final char separator;
    private final List<String> fields = new ArrayList<>();
    private final StringBuilder field = new StringBuilder();
    private At at = At.START;

    CsvFields(char separator) {
        this.separator = separator;
    }

    /**
     * Reads on.
     *
     * @return false when this is no row; see {@link #fault}
     */
    boolean read(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (at == At.QUOTED) {
                boolean doubled = c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"';
                i += doubled ? 1 : 0;
                inQuotes(c, doubled);
            } else if (c == separator) {
                end();
            } else if (at == At.CLOSED) {
                return false;
            } else if (at == At.START && c == '"') {
                at = At.QUOTED;
            } else {
                at = At.PLAIN;
                field.append(c);
            }
        }
        return true;
    }

    private void inQuotes(char c, boolean doubled) {
        if (c == '"' && !doubled) {
            at = At.CLOSED;
        } else {
            field.append(c);
        }
    }

    /** Whether the line break belongs to a value. */
    boolean isOpen() {
        return at == At.QUOTED;
    }

    void lineBreak(String characters) {
        field.append(characters);
    }

    Fault fault() {
        return isOpen() ? Fault.QUOTE_NOT_CLOSED : Fault.TEXT_AFTER_QUOTE;
    }

    /** The fields of the row that has ended. */
    List<String> fields() {
        end();
        return fields;
    }

    private void end() {
        fields.add(field.toString());
        field.setLength(0);
        at = At.START;
    }
}
