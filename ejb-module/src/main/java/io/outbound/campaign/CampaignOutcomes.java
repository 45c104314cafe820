package io.outbound.campaign;

import io.outbound.delivery.StormBegan;
import io.outbound.delivery.StormEnded;
import io.outbound.delivery.StormLog;
import io.outbound.execution.ExecutionFinished;
import io.outbound.execution.ExecutionHeld;
import io.outbound.execution.ExecutionKind;
import io.outbound.execution.ExecutionWentOn;
import io.outbound.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What becomes of a broadcast's run is what becomes of it: held, DONE, or FAILED when nothing was sent. In the run's transaction. */
@ApplicationScoped
public class CampaignOutcomes {

    private Campaigns campaigns;
    private SkippedOccurrences skipped;
    private Event<CampaignPaused> paused;
    private Event<CampaignResumed> resumed;
    private StormLog storms;
    private Clock clock;

    protected CampaignOutcomes() {}

    @Inject
    public CampaignOutcomes(
            Campaigns campaigns,
            SkippedOccurrences skipped,
            Event<CampaignPaused> paused,
            Event<CampaignResumed> resumed,
            StormLog storms,
            Clock clock) {
        this.campaigns = campaigns;
        this.skipped = skipped;
        this.paused = paused;
        this.resumed = resumed;
        this.storms = storms;
        this.clock = clock;
    }

    /** It stays RUNNING and says why nothing is sent. */
    void hold(@Observes ExecutionHeld event) {
        campaigns.lock(event.campaignId()).ifPresent(campaign -> campaign.hold(event.reason(), event.until()));
    }

    void goOn(@Observes ExecutionWentOn event) {
        campaigns.lock(event.campaignId()).ifPresent(campaign -> campaign.goOnUnless(StormLog.ERROR_STORM));
    }

    /** Also a triggered one stays RUNNING: its messages wait. */
    void pause(@Observes StormBegan event) {
        campaigns.lock(event.campaignId()).ifPresent(campaign -> {
            campaign.hold(StormLog.ERROR_STORM, event.probeAt());
            paused.fire(CampaignPaused.of(campaign, event, clock.instant()));
        });
    }

    void resume(@Observes StormEnded event) {
        campaigns.lock(event.campaignId()).ifPresent(campaign -> {
            campaign.goOnFrom(StormLog.ERROR_STORM);
            resumed.fire(new CampaignResumed(campaign.id(), campaign.slug(), campaign.name(), clock.instant()));
        });
    }

    /**
     * What failed when it was live before says nothing of how it goes from now on. One that ends, or is switched off, while
     * it is paused stays so for the messages that wait: they leave by a probe, not all at once.
     */
    void beginAnew(@Observes CampaignStatusChanged event) {
        if (event.to() == CampaignStatus.RUNNING) {
            storms.forget(event.campaignId());
        }
    }

    void settle(@Observes ExecutionFinished event) {
        if (event.kind() == ExecutionKind.BROADCAST) {
            Outcome outcome = Outcome.of(event.counts(), event.skips());
            campaigns.lock(event.campaignId()).ifPresent(campaign -> settle(campaign, outcome));
        }
    }

    private void settle(Campaign campaign, Outcome outcome) {
        Instant now = clock.instant();
        Optional<Instant> next = Optional.ofNullable(campaign.firing().nextAt());
        boolean goesOn = skipped.goesOn(next);
        if (outcome.nothingSent() && campaign.isRunOfASchedule()) {
            List<FailureReason> reasons = List.of(outcome.reason(campaign.channel()));
            skipped.note(campaign, campaign.firing().lastAt(), reasons, goesOn, Actor.SYSTEM, now);
        }
        campaign.settle(outcome, goesOn, now);
        campaigns.flush(campaign);
    }
}
