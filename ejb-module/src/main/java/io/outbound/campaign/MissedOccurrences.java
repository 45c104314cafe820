package io.outbound.campaign;

import io.outbound.kernel.DomainException;
import io.outbound.kernel.Versions;
import io.outbound.schedule.MisfirePolicy;
import io.outbound.security.CurrentActor;
import io.outbound.security.Scope;
import io.outbound.store.DatabaseTime;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a person does about an occurrence that was missed under {@link MisfirePolicy#ALERT}; the third way is an edit. Who
 * says which version they saw is refused with STALE {@code version-conflict} when the campaign has moved on.
 */
@Stateless
@RolesAllowed(Scope.CAMPAIGNS_LAUNCH)
public class MissedOccurrences {

    private Campaigns campaigns;
    private OccurrenceFiring firing;
    private OccurrenceLog log;
    private ActionsOnOffer offer;
    private CurrentActor actor;
    private DatabaseTime time;

    protected MissedOccurrences() {}

    @Inject
    public MissedOccurrences(
            Campaigns campaigns,
            OccurrenceFiring firing,
            OccurrenceLog log,
            ActionsOnOffer offer,
            CurrentActor actor,
            DatabaseTime time) {
        this.campaigns = campaigns;
        this.firing = firing;
        this.log = log;
        this.offer = offer;
        this.actor = actor;
        this.time = time;
    }

    /**
     * Sends the latest one that was missed; the next stays armed.
     *
     * @throws DomainException CONFLICT {@code outside-campaign-window} when its window has ended
     * @throws CampaignIncompleteException CONFLICT with what stands in the way, where the settings leave such an
     *     occurrence out: it can still be sent, or skipped
     */
    public Campaign sendNow(UUID id, Optional<Long> seen) {
        Campaign campaign = overdue(id, seen, CampaignAction.SEND_NOW);
        if (campaign.window().hasEnded(time.now())) {
            throw new DomainException(
                    DomainException.Kind.CONFLICT,
                    "outside-campaign-window",
                    "Its window has ended: nothing starts any more. Edit the window, or skip the occurrence.");
        }
        Optional<Instant> next = Optional.ofNullable(campaign.firing().nextAt());
        firing.fireOrRefuse(campaign, campaign.firing().missedAt(), next, actor.get(), time.now());
        campaigns.flush(campaign);
        return campaign;
    }

    /** What was missed is not sent: the next one is waited for; without one the campaign is over, or stopped. */
    public Campaign skip(UUID id, Optional<Long> seen) {
        Campaign campaign = overdue(id, seen, CampaignAction.SKIP_OCCURRENCE);
        Instant now = time.now();
        log.enter(
                id,
                campaign.firing().missedAt(),
                OccurrenceOutcome.SKIPPED,
                campaign.firing().missedCount(),
                now,
                actor.get());
        campaign.skipMissed(actor.get(), now);
        campaigns.flush(campaign);
        return campaign;
    }

    private Campaign overdue(UUID id, Optional<Long> seen, CampaignAction action) {
        Campaign campaign = campaigns.lock(id).orElseThrow(() -> DomainException.notFound("campaign", id));
        Versions.require(seen, campaign.version());
        offer.require(campaign, action);
        return campaign;
    }
}
