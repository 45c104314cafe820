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

/** Some thousand rows of a file: the good ones by key, the bad ones by line. */
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

    /** A key that comes again is the same contact: the later row updates the earlier. */
    void add(Place place, ContactRow row) {
        size++;
        good.merge(row.key(), row, ContactRow::updatedBy);
        if (mayTakeIds) {
            places.computeIfAbsent(row.key(), key -> new ArrayList<>(1)).add(place);
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

    /**
     * Leaves out contacts whose external id belongs to another; who has nothing but an external id is whoever it belongs to.
     *
     * @param owners external id to the key of the contact that has it
     */
    void settleIds(Map<String, String> owners) {
        if (mayTakeIds) {
            Map<String, String> taken = new HashMap<>(owners);
            for (ContactRow row : addressesFirst()) {
                String owner = row.externalId() == null ? null : taken.putIfAbsent(row.externalId(), row.key());
                if (owner != null && !owner.equals(row.key())) {
                    good.remove(row.key());
                    if (row.isByExternalId()) {
                        add(row, owner);
                    } else {
                        places.get(row.key()).forEach(this::rejectTaken);
                    }
                }
            }
        }
    }

    private void add(ContactRow row, String owner) {
        List<Place> its = places.remove(row.key());
        List<Place> others = places.computeIfAbsent(owner, key -> new ArrayList<>(1));
        boolean comesLater = others.isEmpty() || last(others) < last(its);
        others.addAll(its);
        others.sort(Comparator.comparing(Place::line));
        good.merge(owner, row.of(owner), (known, same) -> comesLater ? known.updatedBy(same) : same.updatedBy(known));
    }

    private static long last(List<Place> places) {
        return places.get(places.size() - 1).line();
    }

    private List<ContactRow> addressesFirst() {
        List<ContactRow> rows = sorted();
        rows.sort(Comparator.comparing(ContactRow::isByExternalId));
        return rows;
    }

    private void rejectTaken(Place place) {
        bad.add(new BadRow(
                place.line(), "external-id-taken", "Another contact has this external id.", place.original()));
    }

    /** By key. */
    private List<ContactRow> sorted() {
        List<ContactRow> sorted = new ArrayList<>(good.values());
        sorted.sort(Comparator.comparing(ContactRow::key));
        return sorted;
    }

    /** External id to the key of its contact. */
    Map<String, String> ownersOfItsIds() {
        Map<String, String> owners = new HashMap<>();
        good.values().stream().filter(row -> row.externalId() != null).forEach(row -> {
            if (row.isByExternalId()) {
                owners.putIfAbsent(row.externalId(), row.key());
            } else {
                owners.put(row.externalId(), row.key());
            }
        });
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
        prepared = preparation.of(sorted, row -> good.put(row.key(), row));
    }

    /** Makes rows ready and hands on those that it cannot. */
    @FunctionalInterface
    interface Preparation {
        ContactMerge.Prepared of(List<ContactRow> rows, Consumer<ContactRow> others);
    }

    Optional<ContactMerge.Prepared> prepared() {
        return Optional.ofNullable(prepared);
    }

    /** By key. */
    SortedMap<String, ContactRow> good() {
        return new TreeMap<>(good);
    }

    /** Keys of the good ones. */
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
