package io.outbound.audience;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.outbound.kernel.DomainException;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A CSV file (RFC 4180) as people have it: UTF-8 with or without a byte order mark, separated by comma, semicolon or
 * tab. Read row by row: memory does not grow with the file.
 */
final class CsvFile implements Closeable {

    /** Characters. */
    static final int LONGEST_ROW = 100_000;

    private static final int MOST_COLUMNS = 200;

    private final CloseableIterator<CsvRecord> rows;
    private final CsvColumns columns;

    private CsvFile(CloseableIterator<CsvRecord> rows, CsvColumns columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /** @throws DomainException INVALID when this is not such a file */
    static CsvFile open(Path path) throws IOException {
        Reader reader = text(path);
        try {
            reader.mark(LONGEST_ROW);
            char separator = Separator.of(reader);
            reader.reset();
            CloseableIterator<CsvRecord> rows = CsvReader.builder()
                    .fieldSeparator(separator)
                    .skipEmptyLines(true)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .maxBufferSize(2 * LONGEST_ROW)
                    .build(
                            CsvRecordHandler.builder()
                                    .maxFields(MOST_COLUMNS)
                                    .maxFieldSize(LONGEST_ROW)
                                    .maxRecordSize(LONGEST_ROW)
                                    .build(),
                            reader)
                    .iterator();
            List<String> header = next(rows) ? rows.next().getFields() : List.of();
            return new CsvFile(rows, new CsvColumns(header));
        } catch (RuntimeException | IOException e) {
            reader.close();
            throw e;
        }
    }

    private static Reader text(Path path) throws IOException {
        BufferedReader reader = new BufferedReader(
                new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8.newDecoder()), 1 << 16);
        reader.mark(1);
        try {
            if (reader.read() != '\uFEFF') {
                reader.reset();
            }
        } catch (CharacterCodingException e) {
            reader.close();
            throw notText();
        }
        return reader;
    }

    /** @throws DomainException INVALID {@code csv-…} when the file goes wrong from here on */
    boolean hasNext() {
        return next(rows);
    }

    /** The next row; see {@link #contact}. */
    CsvRecord next() {
        return rows.next();
    }

    NewContact contact(CsvRecord row) {
        return columns.contact(row.getFields());
    }

    private static boolean next(CloseableIterator<CsvRecord> rows) {
        try {
            return rows.hasNext();
        } catch (CsvParseException e) {
            throw DomainException.invalid(
                    "csv-row-too-long",
                    "",
                    "A row is longer than " + LONGEST_ROW + " characters, or a quote in it is never closed.");
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw notText();
            }
            throw e;
        }
    }

    private static DomainException notText() {
        return DomainException.invalid("csv-not-text", "", "This is not a text file in UTF-8.");
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
