package io.outbound.rest.log;

import io.outbound.log.RefusalTotals.Total;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How much there is of what.
 *
 * @param total every refusal there was, exactly
 * @param onlyCounted those of them that got no row because there were too many at once
 * @param rows how many rows there are now, by reason
 */
record LogSummary(long total, long onlyCounted, Map<String, Long> byReason, Map<String, Long> rows) {

    static LogSummary of(Map<String, Long> rows, Map<String, Total> totals, Set<String> reasons) {
        Map<String, Long> byReason = new LinkedHashMap<>();
        long total = 0;
        long stored = 0;
        for (Map.Entry<String, Total> entry : totals.entrySet()) {
            if (reasons.contains(entry.getKey())) {
                byReason.put(entry.getKey(), entry.getValue().refused());
                total += entry.getValue().refused();
                stored += entry.getValue().stored();
            }
        }
        return new LogSummary(total, total - stored, byReason, rows);
    }
}
