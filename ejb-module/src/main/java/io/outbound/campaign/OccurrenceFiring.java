package io.outbound.campaign;

import io.outbound.execution.ExecutionRequests;
import io.outbound.security.Actor;
import io.outbound.settings.RecurringOnFailure;
import io.outbound.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sends one occurrence of a waiting campaign, unless something stands in the way. In the caller's transaction. */
@ApplicationScoped
public class OccurrenceFiring {

    private Campaigns campaigns;
    private Preflight preflight;
    private CampaignSnapshots snapshots;
    private ExecutionRequests executions;
    private OccurrenceLog log;
    private Settings settings;

    protected OccurrenceFiring() {}

    @Inject
    public OccurrenceFiring(
            Campaigns campaigns,
            Preflight preflight,
            CampaignSnapshots snapshots,
            ExecutionRequests executions,
            OccurrenceLog log,
            Settings settings) {
        this.campaigns = campaigns;
        this.preflight = preflight;
        this.snapshots = snapshots;
        this.executions = executions;
        this.log = log;
        this.settings = settings;
    }

    /**
     * @param campaign locked, WAITING
     * @param next what it waits for then
     */
    void fire(Campaign campaign, Instant occurrence, Optional<Instant> next, Actor by, Instant now) {
        if (log.hasFired(campaign.id(), occurrence)) { // a clock went back
            campaign.passOver(next, now);
            return;
        }
        List<FailureReason> reasons = campaign.window().hasEnded(now)
                ? List.of(ReasonCode.WINDOW_ENDED.on(campaign.channel()))
                : preflight.check(campaign, by);
        if (reasons.isEmpty()) {
            start(campaign, occurrence, next, by, now);
        } else {
            giveUp(campaign, occurrence, next, reasons, by, now);
        }
    }

    private void start(Campaign campaign, Instant occurrence, Optional<Instant> next, Actor by, Instant now) {
        campaign.fire(occurrence, next, by, now);
        campaigns.flush(campaign);
        executions.requestBroadcast(campaign.id(), run(occurrence), snapshots.of(campaign), by);
        log.enter(campaign.id(), occurrence, OccurrenceOutcome.FIRED, 1, now, by);
    }

    /** What its run is known by: that an occurrence has one run at most is a key of the database. */
    static String run(Instant occurrence) {
        return "at-" + occurrence;
    }

    private void giveUp(
            Campaign campaign,
            Instant occurrence,
            Optional<Instant> next,
            List<FailureReason> reasons,
            Actor by,
            Instant now) {
        log.enter(campaign.id(), occurrence, OccurrenceOutcome.FAILED, 1, now, by);
        boolean goesOn = next.isPresent() && settings.current().recurringOnFailure() == RecurringOnFailure.SKIP;
        if (goesOn) {
            campaign.passOver(next, now);
        } else {
            campaign.failAtItsTime(reasons, by, now);
        }
    }
}
