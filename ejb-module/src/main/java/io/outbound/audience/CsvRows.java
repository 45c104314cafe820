package io.outbound.audience;

import io.outbound.audience.CsvLines.Line;
import io.outbound.audience.CsvRow.Fault;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Predicate;

/**
 * The rows of a file. A row that cannot be read ends with its first line, and reading goes on with the next: a quote
 * that somebody forgot to close costs one row, not all that follow.
 */
final class CsvRows implements Closeable {

    /** Lines that one row may take up. */
    static final int MOST_LINES = 100;

    private final CsvLines lines;
    private final char separator;
    private Predicate<List<String>> isRow = fields -> false;

    CsvRows(CsvLines lines, char separator) {
        this.lines = lines;
        this.separator = separator;
    }

    /** A line within quotes that this holds for is a row of its own, and the quote before it was a slip. */
    void knowRowsBy(Predicate<List<String>> isRow) {
        this.isRow = isRow;
    }

    /** Whether a line is left that is not empty. */
    boolean hasNext() {
        try {
            Line line = lines.peek(0);
            while (line != null && line.text().isEmpty()) {
                lines.skip(1);
                line = lines.peek(0);
            }
            return line != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CsvRow next() {
        try {
            CsvRow row = read();
            lines.skip(row.lines());
            return row;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CsvRow read() throws IOException {
        Line first = lines.peek(0);
        CsvFields fields = new CsvFields(separator);
        int length = 0;
        int taken = 0;
        for (Line line = first; line != null && taken < MOST_LINES; line = lines.peek(taken)) {
            taken++;
            length += line.text().length();
            if (length > CsvFile.LONGEST_ROW) {
                return CsvRow.bad(first.number(), first.text(), taken == 1 ? Fault.TOO_LONG : Fault.QUOTE_NOT_CLOSED);
            }
            if (!line.isText()) {
                return CsvRow.bad(first.number(), first.text(), taken == 1 ? Fault.NOT_TEXT : Fault.QUOTE_NOT_CLOSED);
            }
            if (taken > 1 && isRow(line) || !fields.read(line.text())) {
                return CsvRow.bad(
                        first.number(), first.text(), taken > 1 ? Fault.QUOTE_NOT_CLOSED : Fault.TEXT_AFTER_QUOTE);
            }
            if (!fields.isOpen()) {
                return CsvRow.good(first.number(), taken, fields.fields(), text(taken));
            }
            fields.lineBreak(line.end());
        }
        return CsvRow.bad(first.number(), first.text(), Fault.QUOTE_NOT_CLOSED);
    }

    private String text(int taken) throws IOException {
        String text = lines.peek(0).text();
        for (int i = 1; i < taken; i++) {
            text += lines.peek(i - 1).end() + lines.peek(i).text();
        }
        return text;
    }

    private boolean isRow(Line line) {
        CsvFields alone = new CsvFields(separator);
        return alone.read(line.text()) && !alone.isOpen() && isRow.test(alone.fields());
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
