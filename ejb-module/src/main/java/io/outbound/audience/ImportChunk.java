package io.outbound.audience;

import io.outbound.audience.ContactImport.BadRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Up to a thousand rows of a file: the good ones by address, the bad ones by line. */
public final class ImportChunk {

    private final SortedMap<String, ContactRow> good = new TreeMap<>();
    private final Map<String, List<Long>> lines = new HashMap<>();
    private final List<BadRow> bad = new ArrayList<>();
    private int size;

    int size() {
        return size;
    }

    /** An address that comes again is the same contact: the later row updates the earlier. */
    void add(long line, ContactRow row) {
        size++;
        good.merge(row.emailKey(), row, ContactRow::updatedBy);
        lines.computeIfAbsent(row.emailKey(), key -> new ArrayList<>()).add(line);
    }

    void reject(long line, String code, String message) {
        size++;
        bad.add(new BadRow(line, code, message));
    }

    /** Leaves out contacts whose external id belongs to another address. */
    void rejectTaken(Map<String, String> owners) {
        Map<String, String> taken = new HashMap<>(owners);
        good.values().removeIf(row -> {
            String owner = row.externalId() == null ? null : taken.putIfAbsent(row.externalId(), row.emailKey());
            boolean refused = owner != null && !owner.equals(row.emailKey());
            if (refused) {
                lines.get(row.emailKey())
                        .forEach(line -> bad.add(
                                new BadRow(line, "external-id-taken", "Another contact has this external id.")));
            }
            return refused;
        });
    }

    Set<String> externalIds() {
        Set<String> ids = new HashSet<>();
        good.values().stream()
                .map(ContactRow::externalId)
                .filter(id -> id != null)
                .forEach(ids::add);
        return ids;
    }

    SortedMap<String, ContactRow> good() {
        return good;
    }

    List<BadRow> bad() {
        return bad;
    }

    /** Rows of the file, not contacts. */
    int imported() {
        return size - bad.size();
    }
}
