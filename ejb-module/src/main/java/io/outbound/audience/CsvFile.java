package io.outbound.audience;

import io.outbound.audience.CsvLines.Line;
import io.outbound.kernel.DomainException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A CSV file (RFC 4180) as people have it: UTF-8 with or without a byte order mark, separated by comma, semicolon or
 * tab, or by what a first line such as {@code sep=;} names. Read row by row: memory does not grow with the file. Once
 * the line that names the columns is read, nothing in the file can stop the rest: what cannot be read is a bad row.
 */
final class CsvFile implements Closeable {

    /** Characters. */
    static final int LONGEST_ROW = 100_000;

    private static final int MOST_COLUMNS = 200;

    private final CsvLines lines;
    private final CsvRows rows;
    private final CsvColumns columns;
    private final List<String> header;
    private final char separator;

    private CsvFile(CsvLines lines, CsvRows rows, CsvColumns columns, List<String> header, char separator) {
        this.lines = lines;
        this.rows = rows;
        this.columns = columns;
        this.header = List.copyOf(header);
        this.separator = separator;
    }

    /** @throws DomainException INVALID when this is not such a file */
    static CsvFile open(Path path) throws IOException {
        CsvLines lines = new CsvLines(Files.newInputStream(path));
        try {
            char separator = separator(lines);
            CsvRows rows = new CsvRows(lines, separator);
            List<String> header = header(rows);
            CsvColumns columns = new CsvColumns(header);
            rows.knowRowsBy(columns::areARow);
            return new CsvFile(lines, rows, columns, header, separator);
        } catch (RuntimeException | IOException e) {
            lines.close();
            throw e;
        }
    }

    private static char separator(CsvLines lines) throws IOException {
        Line first = lines.peek(0);
        if (first != null && Separator.isNamedBy(first.text())) {
            lines.skip(1);
            return Separator.namedBy(first.text());
        }
        return first == null ? ',' : Separator.in(first.text());
    }

    private static List<String> header(CsvRows rows) {
        CsvRow header = rows.hasNext() ? rows.next() : CsvRow.good(1, 1, List.of(), "");
        header.fault().ifPresent(fault -> {
            throw switch (fault) {
                case NOT_TEXT -> DomainException.invalid("csv-not-text", "", "This is not a text file in UTF-8.");
                case TOO_LONG -> DomainException.invalid("csv-row-too-long", "", "The first line is too long.");
                default ->
                    DomainException.invalid(
                            "csv-header-broken", "", "The quotes in the first line do not belong together.");
            };
        });
        if (header.fields().size() > MOST_COLUMNS) {
            throw DomainException.invalid(
                    "csv-too-many-columns", "", "The first line names more than " + MOST_COLUMNS + " columns.");
        }
        return header.fields();
    }

    /** The fields of a row as it was in such a file; the row itself when they cannot be told apart. */
    static List<String> fields(String row, char separator) {
        CsvFields fields = new CsvFields(separator);
        return fields.read(row) && !fields.isOpen() ? fields.fields() : List.of(row);
    }

    /** Goes on where another reader was. */
    void goTo(CsvProgress progress) throws IOException {
        if (progress.bytes() > 0) {
            lines.goTo(progress.bytes(), progress.lines());
        }
    }

    /** What is read, header and all. */
    CsvProgress progress() {
        return new CsvProgress(lines.bytesRead(), lines.linesRead());
    }

    List<String> header() {
        return header;
    }

    char separator() {
        return separator;
    }

    boolean hasExternalIds() {
        return columns.haveExternalIds();
    }

    boolean hasNext() {
        return rows.hasNext();
    }

    /** The next row; see {@link #contact}. */
    CsvRow next() {
        return rows.next();
    }

    /** @throws DomainException INVALID when the row cannot be read */
    NewContact contact(CsvRow row) {
        row.fault().ifPresent(fault -> {
            throw fault.refusal();
        });
        return columns.contact(row.fields());
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
