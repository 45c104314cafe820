package io.outbound.delivery;

import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How many deliveries of a run stand where, counted row by row in the ledger. Every state is present in an answer. */
@ApplicationScoped
public class LedgerCounts {

    private Sql sql;

    protected LedgerCounts() {}

    @Inject
    public LedgerCounts(Sql sql) {
        this.sql = sql;
    }

    public Map<DeliveryState, Long> ofExecution(UUID executionId) {
        Map<DeliveryState, Long> counts = new EnumMap<>(DeliveryState.class);
        List.of(DeliveryState.values()).forEach(state -> counts.put(state, 0L));
        sql.list(
                "select state, count(*) from delivery where execution_id = ? group by state",
                row -> counts.put(DeliveryState.valueOf(row.getString(1)), row.getLong(2)),
                executionId);
        return counts;
    }

    /** Why messages of a run were left out, as it stands with each, and how many for each reason; the most frequent first. */
    public Map<String, Long> skips(UUID executionId) {
        Map<String, Long> reasons = new LinkedHashMap<>();
        sql.list(
                "select reply_text, count(*) from delivery where execution_id = ? and state = 'SKIPPED' and reply_text is not null"
                        + " group by reply_text order by count(*) desc, reply_text",
                row -> reasons.put(row.getString(1), row.getLong(2)),
                executionId);
        return reasons;
    }
}
