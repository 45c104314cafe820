package io.outbound.counter;

import io.outbound.store.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What is to be added to the rows of one table of counters: a row for each key and shard, made when there is none. Rows
 * are written in the order that PostgreSQL sorts their keys in, which statements that write several at once keep, too.
 */
final class Sums {

    /** @param more what a new row says besides its key and its counters; not part of the key */
    record Key(List<Object> values, List<Object> more) {}

    private static final Comparator<UUID> UNSIGNED = Comparator.<UUID, Long>comparing(
                    UUID::getMostSignificantBits, Long::compareUnsigned)
            .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

    private final String add;
    private final String begin;
    private final int counters;
    private final SortedMap<Key, long[]> rows = new TreeMap<>(Sums::compare);

    Sums(String table, List<String> keys, List<String> more, List<String> counted) {
        add = "update " + table + " set "
                + counted.stream()
                        .map(column -> column + " = " + column + " + ?")
                        .collect(Collectors.joining(", "))
                + " where " + keys.stream().map(key -> key + " = ? and ").collect(Collectors.joining()) + "shard = ?";
        List<String> all = new ArrayList<>(keys);
        all.addAll(more);
        all.add("shard");
        begin = "insert into " + table + " (" + String.join(", ", all) + ") values ("
                + String.join(", ", Collections.nCopies(all.size(), "?")) + ") on conflict do nothing";
        counters = counted.size();
    }

    void add(Key key, int counter, long n) {
        if (n != 0) {
            rows.computeIfAbsent(key, any -> new long[counters])[counter] += n;
        }
    }

    void write(Connection connection, int shard) throws SQLException {
        for (Map.Entry<Key, long[]> row : rows.entrySet()) {
            if (add(connection, row, shard) == 0) {
                List<Object> values = new ArrayList<>(row.getKey().values());
                values.addAll(row.getKey().more());
                values.add(shard);
                update(connection, begin, values);
                add(connection, row, shard);
            }
        }
    }

    private int add(Connection connection, Map.Entry<Key, long[]> row, int shard) throws SQLException {
        List<Object> values = new ArrayList<>();
        for (long sum : row.getValue()) {
            values.add(sum);
        }
        values.addAll(row.getKey().values());
        values.add(shard);
        return update(connection, add, values);
    }

    private static int update(Connection connection, String sql, List<Object> values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Sql.bind(statement, values.toArray());
            return statement.executeUpdate();
        }
    }

    private static int compare(Key a, Key b) {
        for (int i = 0; i < a.values().size(); i++) {
            int order = compare(a.values().get(i), b.values().get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int compare(Object a, Object b) {
        return a instanceof UUID id ? UNSIGNED.compare(id, (UUID) b) : ((Instant) a).compareTo((Instant) b);
    }
}
