package io.outbound.campaign;

import io.outbound.execution.ExecutionRequests;
import io.outbound.kernel.DomainException;
import io.outbound.security.Actor;
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
    private SkippedOccurrences skipped;

    protected OccurrenceFiring() {}

    @Inject
    public OccurrenceFiring(
            Campaigns campaigns,
            Preflight preflight,
            CampaignSnapshots snapshots,
            ExecutionRequests executions,
            OccurrenceLog log,
            SkippedOccurrences skipped) {
        this.campaigns = campaigns;
        this.preflight = preflight;
        this.snapshots = snapshots;
        this.executions = executions;
        this.log = log;
        this.skipped = skipped;
    }

    /**
     * @param campaign locked, WAITING
     * @param next what it waits for then
     */
    void fire(Campaign campaign, Instant occurrence, Optional<Instant> next, Actor by, Instant now) {
        fire(campaign, occurrence, next, reasons(campaign, by, now), by, now);
    }

    /**
     * As a person wants it who waits for the answer: what would be left out is refused instead, and can still be sent.
     *
     * @throws CampaignIncompleteException CONFLICT with the reasons; the campaign stays as it is
     */
    void fireOrRefuse(Campaign campaign, Instant occurrence, Optional<Instant> next, Actor by, Instant now) {
        List<FailureReason> reasons = reasons(campaign, by, now);
        if (!reasons.isEmpty() && skipped.goesOn(next)) {
            throw new CampaignIncompleteException(DomainException.Kind.CONFLICT, reasons);
        }
        fire(campaign, occurrence, next, reasons, by, now);
    }

    private void fire(
            Campaign campaign,
            Instant occurrence,
            Optional<Instant> next,
            List<FailureReason> reasons,
            Actor by,
            Instant now) {
        if (log.hasFired(campaign.id(), occurrence)) { // a clock went back
            campaign.passOver(next, now);
        } else if (reasons.isEmpty()) {
            start(campaign, occurrence, next, by, now);
        } else {
            giveUp(campaign, occurrence, next, reasons, by, now);
        }
    }

    private List<FailureReason> reasons(Campaign campaign, Actor by, Instant now) {
        return campaign.window().hasEnded(now)
                ? List.of(ReasonCode.WINDOW_ENDED.on(campaign.channel()))
                : preflight.check(campaign, by);
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
        boolean goesOn = skipped.goesOn(next);
        skipped.note(campaign, occurrence, reasons, goesOn, by, now);
        if (goesOn) {
            campaign.passOver(next, now);
        } else {
            campaign.failAtItsTime(reasons, by, now);
        }
    }
}
