package io.outbound.audience;

import io.outbound.attribute.AttributeTypes;
import io.outbound.audience.ImportChunk.Place;
import io.outbound.kernel.DomainException;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Reads the file of an import on from where the import is. For one thread at a time. */
public final class ImportReading implements Closeable {

    private static final int FIRST_ROWS = 5_000;
    private static final int MOST_ROWS = 20_000;

    private final CsvFile file;
    private final AttributeTypes types;
    private final UUID listId;
    private int rows = FIRST_ROWS;
    private boolean careful;
    private Set<String> pendingKeys = Set.of();
    private Map<String, String> pendingIds = Map.of();

    /** @param careful with the first rows */
    ImportReading(CsvFile file, AttributeTypes types, UUID listId, boolean careful) {
        this.file = file;
        this.types = types;
        this.listId = listId;
        this.careful = careful;
    }

    UUID listId() {
        return listId;
    }

    /** Whether the rows that were read last were the first after trouble. */
    boolean isCareful() {
        boolean first = careful;
        careful = false;
        return first;
    }

    /** What was read before the last rows, and is perhaps just being written: its keys. */
    Set<String> pendingKeys() {
        return pendingKeys;
    }

    /** The same: external id to the key of its contact. */
    Map<String, String> pendingIds() {
        return pendingIds;
    }

    void pending(Set<String> keys, Map<String, String> externalIds) {
        pendingKeys = keys;
        pendingIds = externalIds;
    }

    /**
     * The next thousands of rows, more each time: progress shows early, and of many rows at once an index takes those that
     * belong together together. Empty at the end of the file.
     */
    ImportChunk next() {
        ImportChunk chunk = new ImportChunk(file.hasExternalIds());
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
        rows = Math.min(2 * rows, MOST_ROWS);
        return chunk;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
