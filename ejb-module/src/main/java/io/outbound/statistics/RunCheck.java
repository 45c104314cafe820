package io.outbound.statistics;

import io.outbound.delivery.DeliveryCounts;
import io.outbound.delivery.DeliveryState;
import io.outbound.execution.ExecutionFinished;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;

/** Whenever a run ends, its ledger was counted anyway: its counters must say the same. */
@ApplicationScoped
public class RunCheck {

    private static final Logger LOG = System.getLogger(RunCheck.class.getName());

    private DeliveryCounts counts;
    private LedgerComparison ledger;

    protected RunCheck() {}

    @Inject
    public RunCheck(DeliveryCounts counts, LedgerComparison ledger) {
        this.counts = counts;
        this.ledger = ledger;
    }

    /** What changed between the two looks is no difference: the second comparison sees one moment. */
    void check(@Observes ExecutionFinished run) {
        Map<DeliveryState, Long> counted = counts.ofExecution(run.campaignId(), run.executionId());
        boolean same = counted.entrySet().stream()
                .allMatch(state -> state.getValue().equals(run.counts().get(state.getKey())));
        if (!same) {
            long wrong = ledger.differences(run.campaignId()).size();
            if (wrong > 0) {
                LOG.log(
                        Level.WARNING,
                        "OUT-0171 {0} counters of campaign {1} say something else than its ledger.",
                        wrong,
                        run.campaignId());
            }
        }
    }
}
