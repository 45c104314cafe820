package io.outbound.campaign;

import io.outbound.execution.RunHalts;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.UUID;

/**
 * Ends a run in the middle: first, in a transaction, nothing more may be claimed; then what was not sent is marked so,
 * step by step. If the server dies in between, the rest counts as not sent all the same.
 */
@Stateless
@RolesAllowed(Scope.CAMPAIGNS_HALT)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CampaignHalt {

    private CampaignLifecycle lifecycle;
    private RunHalts runs;

    protected CampaignHalt() {}

    @Inject
    public CampaignHalt(CampaignLifecycle lifecycle, RunHalts runs) {
        this.lifecycle = lifecycle;
        this.runs = runs;
    }

    /**
     * RUNNING → STOPPED: what is on the wire is finished, nothing more is sent, a launch sends the rest.
     *
     * @throws io.outbound.kernel.DomainException CONFLICT when it is not running, or has just ended
     */
    public Campaign halt(UUID id) {
        Campaign campaign = lifecycle.halt(id);
        runs.takeBackUnsent(id);
        return campaign;
    }
}
