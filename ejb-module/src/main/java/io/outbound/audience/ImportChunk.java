package io.outbound.audience;

import io.outbound.audience.ContactImport.BadRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Some thousand rows of a file: the good ones by address, the bad ones by line. */
public final class ImportChunk {

    /** A row of the file: where it is and how it looks there. */
    record Place(long line, String original) {}

    private final boolean mayTakeIds;
    private final Map<String, ContactRow> good = new HashMap<>();
    private final Map<String, List<Place>> places = new HashMap<>();
    private final List<BadRow> bad = new ArrayList<>();
    private CsvProgress end = new CsvProgress(0, 0);
    private ContactMerge.Prepared prepared;
    private int size;

    ImportChunk() {
        this(true);
    }

    /** @param mayTakeIds whether rows may have external ids: then each may still turn out to be a bad one */
    ImportChunk(boolean mayTakeIds) {
        this.mayTakeIds = mayTakeIds;
    }

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
        if (mayTakeIds) {
            places.computeIfAbsent(row.emailKey(), key -> new ArrayList<>(1)).add(place);
        }
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
        if (mayTakeIds) {
            Map<String, String> taken = new HashMap<>(owners);
            for (ContactRow row : sorted()) {
                String owner = row.externalId() == null ? null : taken.putIfAbsent(row.externalId(), row.emailKey());
                if (owner != null && !owner.equals(row.emailKey())) {
                    good.remove(row.emailKey());
                    places.get(row.emailKey()).forEach(this::rejectTaken);
                }
            }
        }
    }

    private void rejectTaken(Place place) {
        bad.add(new BadRow(
                place.line(), "external-id-taken", "Another contact has this external id.", place.original()));
    }

    /** By email key. */
    private List<ContactRow> sorted() {
        List<ContactRow> sorted = new ArrayList<>(good.values());
        sorted.sort(Comparator.comparing(ContactRow::emailKey));
        return sorted;
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

    /** Takes the good ones that are new out, in a form that the database takes fast. */
    void prepare(Preparation preparation) {
        List<ContactRow> sorted = sorted();
        good.clear();
        prepared = preparation.of(sorted, row -> good.put(row.emailKey(), row));
    }

    /** Makes rows ready and hands on those that it cannot. */
    @FunctionalInterface
    interface Preparation {
        ContactMerge.Prepared of(List<ContactRow> rows, Consumer<ContactRow> others);
    }

    Optional<ContactMerge.Prepared> prepared() {
        return Optional.ofNullable(prepared);
    }

    /** By email key. */
    SortedMap<String, ContactRow> good() {
        return new TreeMap<>(good);
    }

    /** Email keys of the good ones. */
    Set<String> keys() {
        return new HashSet<>(good.keySet());
    }

    List<BadRow> bad() {
        return bad;
    }

    /** Rows of the file, not contacts. */
    int imported() {
        return size - bad.size();
    }
}
