package io.outbound.audience;

import io.outbound.attribute.AttributeTypes;
import io.outbound.audience.ImportChunk.Place;
import io.outbound.kernel.DomainException;
import java.io.Closeable;
import java.io.IOException;

/** Reads the file of an import on from where the import is. For one thread at a time. */
public final class ImportReading implements Closeable {

    private static final int ROWS = 10_000;

    private final CsvFile file;
    private final AttributeTypes types;
    private final int rows;

    ImportReading(CsvFile file, AttributeTypes types) {
        this(file, types, ROWS);
    }

    ImportReading(CsvFile file, AttributeTypes types, int rows) {
        this.file = file;
        this.types = types;
        this.rows = rows;
    }

    /** The next thousands of rows; empty at the end of the file. */
    public ImportChunk next() {
        ImportChunk chunk = new ImportChunk();
        while (chunk.size() < rows && file.hasNext()) {
            CsvRow row = file.next();
            Place place = new Place(row.line(), row.text());
            try {
                chunk.add(place, file.contact(row).checked(types));
            } catch (DomainException bad) {
                chunk.reject(place, bad.code(), bad.getMessage());
            }
        }
        chunk.endsAt(file.progress());
        return chunk;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
