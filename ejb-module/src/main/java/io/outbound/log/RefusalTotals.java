package io.outbound.log;

import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How often each reason occurred, by minute and key; outlives the rows. */
@ApplicationScoped
public class RefusalTotals {

    /** @param stored how many of them got a row */
    public record Total(long refused, long stored) {}

    private Sql sql;

    protected RefusalTotals() {}

    @Inject
    public RefusalTotals(Sql sql) {
        this.sql = sql;
    }

    Map<String, Total> byReason(LogFilter filter) {
        StringBuilder query =
                new StringBuilder("select reason, sum(refused), sum(stored) from api_failed_total where 1 = 1");
        List<Object> values = new ArrayList<>();
        filter.reason().ifPresent(reason -> {
            query.append(" and reason = ?");
            values.add(reason);
        });
        filter.from().ifPresent(from -> {
            query.append(" and at_minute >= ?");
            values.add(from);
        });
        filter.to().ifPresent(to -> {
            query.append(" and at_minute < ?");
            values.add(to);
        });
        query.append(" group by reason order by reason");
        Map<String, Total> totals = new LinkedHashMap<>();
        sql.list(
                query.toString(),
                row -> totals.put(row.getString(1), new Total(row.getLong(2), row.getLong(3))),
                values.toArray());
        return totals;
    }
}
