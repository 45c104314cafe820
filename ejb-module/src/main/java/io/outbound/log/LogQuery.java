package io.outbound.log;

import io.outbound.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** What reading is the same for both logs: newest first by their sequential number, counts by reason. */
final class LogQuery<T> {

    /** Reads one row. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Sql sql;
    private final String table;
    private final RowReader<T> reader;

    LogQuery(Sql sql, String table, RowReader<T> reader) {
        this.sql = sql;
        this.table = table;
        this.reader = reader;
    }

    List<T> newest(LogFilter filter, OptionalLong before, int limit) {
        StringBuilder query = new StringBuilder("select * from ").append(table).append(" where 1 = 1");
        List<Object> values = new ArrayList<>();
        where(filter, query, values);
        before.ifPresent(id -> {
            query.append(" and id < ?");
            values.add(id);
        });
        query.append(" order by id desc limit ?");
        values.add(limit);
        return sql.list(query.toString(), reader::read, values.toArray());
    }

    Optional<T> byUid(UUID uid) {
        return sql.first("select * from " + table + " where uid = ?", reader::read, uid);
    }

    Map<String, Long> countByReason(LogFilter filter) {
        StringBuilder query =
                new StringBuilder("select reason, count(*) from ").append(table).append(" where 1 = 1");
        List<Object> values = new ArrayList<>();
        where(filter, query, values);
        query.append(" group by reason order by reason");
        Map<String, Long> counts = new LinkedHashMap<>();
        sql.list(query.toString(), row -> counts.put(row.getString(1), row.getLong(2)), values.toArray());
        return counts;
    }

    /** @return how many, {@code most} at the most */
    int forget(Instant before, int most) {
        return sql.update(
                "delete from " + table + " where id in (select id from " + table
                        + " where created_at < ? order by id limit ?)",
                before,
                most);
    }

    private static void where(LogFilter filter, StringBuilder query, List<Object> values) {
        filter.reason().ifPresent(reason -> {
            query.append(" and reason = ?");
            values.add(reason);
        });
        filter.from().ifPresent(from -> {
            query.append(" and created_at >= ?");
            values.add(from);
        });
        filter.to().ifPresent(to -> {
            query.append(" and created_at < ?");
            values.add(to);
        });
    }
}
