package io.outbound.campaign;

import io.outbound.execution.RunHalts;
import io.outbound.kernel.DomainException;
import io.outbound.security.Scope;
import io.outbound.settings.Settings;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
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
    private Settings settings;

    protected CampaignHalt() {}

    @Inject
    public CampaignHalt(CampaignLifecycle lifecycle, RunHalts runs, Settings settings) {
        this.lifecycle = lifecycle;
        this.runs = runs;
        this.settings = settings;
    }

    /**
     * RUNNING → STOPPED: what is on the wire is finished, nothing more is sent, a launch sends the rest.
     *
     * @param seen the version that somebody saw who wants this
     * @throws DomainException STALE when it has moved on since; CONFLICT when it is not running, or has just ended, or the setting {@code allowHalt} is off
     */
    public Campaign halt(UUID id, Optional<Long> seen) {
        if (!settings.current().allowHalt()) {
            throw new DomainException(
                    DomainException.Kind.CONFLICT,
                    "halt-not-allowed",
                    "The setting allowHalt is off: a campaign that runs is not ended in the middle.");
        }
        Campaign campaign = lifecycle.halt(id, seen);
        runs.takeBackUnsent(id);
        return campaign;
    }
}
