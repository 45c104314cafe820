package io.outbound.campaign;

import io.outbound.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Set;

/** What people can do with a campaign now: said with it, and by the refusal of anything else, alike. */
@ApplicationScoped
public class ActionsOnOffer {

    private Settings settings;
    private Clock clock;

    protected ActionsOnOffer() {}

    @Inject
    public ActionsOnOffer(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws ActionNotAllowedException when its status does not allow this */
    void require(Campaign campaign, CampaignAction action) {
        if (!campaign.availableActions().contains(action)) {
            throw new ActionNotAllowedException(campaign.status(), action, of(campaign));
        }
    }

    Set<CampaignAction> of(Campaign campaign) {
        return LifePolicy.offered(
                campaign.availableActions(), settings.current().allowHalt(), campaign.isLapsed(clock.instant()));
    }
}
