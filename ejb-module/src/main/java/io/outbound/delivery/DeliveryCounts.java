package io.outbound.delivery;

import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How many deliveries stand where. Every state is present in an answer. */
@ApplicationScoped
public class DeliveryCounts {

    private Sql sql;

    protected DeliveryCounts() {}

    @Inject
    public DeliveryCounts(Sql sql) {
        this.sql = sql;
    }

    public Map<DeliveryState, Long> ofExecution(UUID executionId) {
        return count("select state, count(*) from delivery where execution_id = ? group by state", executionId);
    }

    /** Of all its runs but tests. */
    public Map<DeliveryState, Long> ofCampaign(UUID campaignId) {
        return count(
                "select d.state, count(*) from delivery d join execution e on e.id = d.execution_id"
                        + " where e.campaign_id = ? and not e.test group by d.state",
                campaignId);
    }

    private Map<DeliveryState, Long> count(String query, UUID id) {
        Map<DeliveryState, Long> counts = new EnumMap<>(DeliveryState.class);
        List.of(DeliveryState.values()).forEach(state -> counts.put(state, 0L));
        sql.list(query, row -> counts.put(DeliveryState.valueOf(row.getString(1)), row.getLong(2)), id);
        return counts;
    }
}
