package io.outbound.delivery;

import io.outbound.counter.Counter;
import io.outbound.counter.Counters;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * How many deliveries stand where, from the counters: exact at any time, and as cheap for a million messages as for one.
 * Every state is present in an answer. What is in flight at this moment is looked up, in the same statement and through
 * an index that holds nothing else.
 */
@ApplicationScoped
public class DeliveryCounts {

    private static final String OF_CAMPAIGN = "select " + Counters.SUMS + inFlight("e.campaign_id = ? and not e.test")
            + " from campaign_counter where campaign_id = ?";
    private static final String OF_RUN = "select " + Counters.SUMS + inFlight("e.id = ?")
            + " from campaign_counter where campaign_id = ? and execution_id = ? group by execution_id";

    private Sql sql;
    private Counters counters;
    private LedgerCounts ledger;

    protected DeliveryCounts() {}

    @Inject
    public DeliveryCounts(Sql sql, Counters counters, LedgerCounts ledger) {
        this.sql = sql;
        this.counters = counters;
        this.ledger = ledger;
    }

    /** Of one run; a triggered one has a few messages, which are counted one by one. */
    public Map<DeliveryState, Long> ofExecution(UUID campaignId, UUID executionId) {
        return sql.first(OF_RUN, DeliveryCounts::states, executionId, executionId, campaignId, executionId)
                .orElseGet(() -> ledger.ofExecution(executionId));
    }

    /** Of all its runs but tests. */
    public Map<DeliveryState, Long> ofCampaign(UUID campaignId) {
        return sql.first(OF_CAMPAIGN, DeliveryCounts::states, campaignId, campaignId, campaignId)
                .orElseThrow();
    }

    /** One statement for all of them; what is in flight counts as PENDING. */
    public Map<UUID, Map<DeliveryState, Long>> ofCampaigns(Collection<UUID> campaignIds) {
        Map<UUID, Map<DeliveryState, Long>> all = new HashMap<>();
        counters.ofCampaigns(campaignIds).forEach((id, counts) -> all.put(id, states(counts)));
        return all;
    }

    private static String inFlight(String of) {
        String count =
                ", (select count(*) from delivery d join execution e on e.id = d.execution_id where d.state = '%s' and "
                        + of + ") as %s";
        return count.formatted("CLAIMED", "claimed") + count.formatted("ATTEMPTING", "attempting");
    }

    private static Map<DeliveryState, Long> states(ResultSet row) throws SQLException {
        Map<DeliveryState, Long> states = states(Counters.read(row));
        long claimed = row.getLong("claimed");
        long attempting = row.getLong("attempting");
        states.merge(DeliveryState.PENDING, -claimed - attempting, Long::sum);
        states.put(DeliveryState.CLAIMED, claimed);
        states.put(DeliveryState.ATTEMPTING, attempting);
        return states;
    }

    private static Map<DeliveryState, Long> states(Map<Counter, Long> counts) {
        Map<DeliveryState, Long> states = new EnumMap<>(DeliveryState.class);
        for (DeliveryState state : DeliveryState.values()) {
            states.put(state, state.isInFlight() ? 0 : counts.get(state.counter()));
        }
        return states;
    }
}
