package io.outbound.delivery;

import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
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
}
