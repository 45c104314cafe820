package io.outbound.campaign;

import io.outbound.execution.ExecutionFinished;
import io.outbound.execution.ExecutionKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;

/** Ends a broadcast when its run has: DONE, or FAILED when nothing was sent. In the run's transaction. */
@ApplicationScoped
public class CampaignOutcomes {

    private Campaigns campaigns;
    private Clock clock;

    protected CampaignOutcomes() {}

    @Inject
    public CampaignOutcomes(Campaigns campaigns, Clock clock) {
        this.campaigns = campaigns;
        this.clock = clock;
    }

    void settle(@Observes ExecutionFinished event) {
        if (event.kind() == ExecutionKind.BROADCAST) {
            campaigns
                    .lock(event.campaignId())
                    .ifPresent(campaign -> campaign.settle(Outcome.of(event.counts()), clock.instant()));
        }
    }
}
