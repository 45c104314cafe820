package io.outbound.audience;

import io.outbound.audience.ContactImport.BadRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Some thousand rows of a file: the good ones by address, the bad ones by line. */
public final class ImportChunk {

    /** A row of the file: where it is and how it looks there. */
    record Place(long line, String original) {}

    private final SortedMap<String, ContactRow> good = new TreeMap<>();
    private final Map<String, List<Place>> places = new HashMap<>();
    private final List<BadRow> bad = new ArrayList<>();
    private CsvProgress end = new CsvProgress(0, 0);
    private ContactMerge.Prepared prepared;
    private int size;

    int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** An address that comes again is the same contact: the later row updates the earlier. */
    void add(Place place, ContactRow row) {
        size++;
        good.merge(row.emailKey(), row, ContactRow::updatedBy);
        places.computeIfAbsent(row.emailKey(), key -> new ArrayList<>(1)).add(place);
    }

    void reject(Place place, String code, String message) {
        size++;
        bad.add(new BadRow(place.line(), code, message, place.original()));
    }

    void endsAt(CsvProgress place) {
        end = place;
    }

    CsvProgress end() {
        return end;
    }

    /** Leaves out contacts whose external id belongs to another address. */
    void rejectTaken(Map<String, String> owners) {
        Map<String, String> taken = new HashMap<>(owners);
        good.values().removeIf(row -> {
            String owner = row.externalId() == null ? null : taken.putIfAbsent(row.externalId(), row.emailKey());
            boolean refused = owner != null && !owner.equals(row.emailKey());
            if (refused) {
                places.get(row.emailKey())
                        .forEach(place -> bad.add(new BadRow(
                                place.line(),
                                "external-id-taken",
                                "Another contact has this external id.",
                                place.original())));
            }
            return refused;
        });
    }

    /** External id to email key. */
    Map<String, String> ownersOfItsIds() {
        Map<String, String> owners = new HashMap<>();
        good.values().stream()
                .filter(row -> row.externalId() != null)
                .forEach(row -> owners.put(row.externalId(), row.emailKey()));
        return owners;
    }

    Set<String> externalIds() {
        Set<String> ids = new HashSet<>();
        good.values().stream()
                .map(ContactRow::externalId)
                .filter(id -> id != null)
                .forEach(ids::add);
        return ids;
    }

    /** The good ones that are new, in a form that the database takes fast; they are not among {@link #good} any more. */
    void prepared(ContactMerge.Prepared fresh) {
        prepared = fresh;
    }

    Optional<ContactMerge.Prepared> prepared() {
        return Optional.ofNullable(prepared);
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
