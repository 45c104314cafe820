package io.outbound.campaign;

import io.outbound.delivery.StormLog;
import io.outbound.kernel.DomainException;
import io.outbound.kernel.Versions;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** A person knows that what made messages fail is over: a paused campaign need not wait for its probe. */
@Stateless
@RolesAllowed(Scope.CAMPAIGNS_LAUNCH)
public class CampaignResumption {

    private Campaigns campaigns;
    private StormLog storms;

    protected CampaignResumption() {}

    @Inject
    public CampaignResumption(Campaigns campaigns, StormLog storms) {
        this.campaigns = campaigns;
        this.storms = storms;
    }

    /**
     * @param seen the version that somebody saw who wants this
     * @throws DomainException CONFLICT {@code not-paused}, STALE, NOT_FOUND
     */
    public void resume(UUID id, Optional<Long> seen) {
        boolean was = storms.end(id); // its run first, then it, as everybody locks them; from here on nobody changes it
        Campaign campaign = campaigns.lock(id).orElseThrow(() -> DomainException.notFound("campaign", id));
        Versions.require(seen, campaign.version());
        if (!was) {
            throw new DomainException(
                    DomainException.Kind.CONFLICT,
                    "not-paused",
                    "Only a campaign that is paused because its messages failed can be resumed.");
        }
    }
}
