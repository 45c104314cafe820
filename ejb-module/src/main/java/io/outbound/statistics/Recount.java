package io.outbound.statistics;

import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Compares the counters with the ledger that they sum up: reads every message, so for an administrator who asks. */
@Stateless
@RolesAllowed(Scope.ADMIN)
public class Recount {

    private LedgerComparison ledger;
    private Corrections corrections;

    protected Recount() {}

    @Inject
    public Recount(LedgerComparison ledger, Corrections corrections) {
        this.ledger = ledger;
        this.corrections = corrections;
    }

    /**
     * @param campaignId null: every campaign
     * @return empty when every counter is right
     */
    public List<Difference> compare(UUID campaignId) {
        return ledger.differences(campaignId);
    }

    /**
     * Adds to each counter what it lacks. Right also while messages are sent: whatever changes the ledger meanwhile
     * changes its counters by as much.
     *
     * @return what was corrected
     */
    public List<Difference> correct(UUID campaignId) {
        corrections.lock();
        List<Difference> wrong = ledger.differences(campaignId);
        corrections.add(wrong);
        return wrong;
    }
}
