package io.outbound.campaign;

import io.outbound.schedule.Due;
import io.outbound.schedule.MisfirePolicy;
import io.outbound.security.Actor;
import io.outbound.settings.Settings;
import io.outbound.store.DatabaseTime;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Lets campaigns start when their time has come. The database's time decides; of two nodes that find the same campaign
 * one locks it and the other passes on.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ScheduleBook {

    private Campaigns campaigns;
    private DueCampaigns due;
    private OccurrenceFiring firing;
    private OccurrenceLog log;
    private Settings settings;
    private DatabaseTime time;
    private Event<OccurrencesMissed> missed;

    protected ScheduleBook() {}

    @Inject
    public ScheduleBook(
            Campaigns campaigns,
            DueCampaigns due,
            OccurrenceFiring firing,
            OccurrenceLog log,
            Settings settings,
            DatabaseTime time,
            Event<OccurrencesMissed> missed) {
        this.campaigns = campaigns;
        this.due = due;
        this.firing = firing;
        this.log = log;
        this.settings = settings;
        this.time = time;
        this.missed = missed;
    }

    /** Those whose time has come, the longest overdue first. */
    public List<DueCampaigns.Place> due(DueCampaigns.Place after, int limit) {
        return due.after(after, time.now(), limit);
    }

    /** @return whether it was still due, and nobody else is at it */
    public boolean release(UUID id) {
        Instant now = time.now();
        return due.lock(id, now) && campaigns.lock(id).map(c -> release(c, now)).orElse(false);
    }

    private boolean release(Campaign campaign, Instant now) {
        Duration grace = Duration.ofSeconds(settings.current().misfireGraceSeconds());
        Due found = campaign.due(now, grace);
        if (campaign.status() == CampaignStatus.RUNNING) {
            int passed = found.missed() + (found.fires() ? 1 : 0);
            log.enter(campaign.id(), found.latest(), OccurrenceOutcome.OVERLAPPED, passed, now, Actor.SYSTEM);
            campaign.passOver(found.next(), now);
        } else {
            miss(campaign, found, now);
            if (found.fires()) {
                firing.fire(campaign, found.latest(), found.next(), Actor.SYSTEM, now);
            }
        }
        campaigns.flush(campaign);
        return true;
    }

    private void miss(Campaign campaign, Due found, Instant now) {
        if (found.missed() == 0) {
            return;
        }
        Instant latest = found.latestMissed();
        log.enter(campaign.id(), latest, OccurrenceOutcome.MISSED, found.missed(), now, Actor.SYSTEM);
        MisfirePolicy policy = campaign.settings().misfirePolicy();
        if (policy == MisfirePolicy.ALERT) {
            missed.fire(new OccurrencesMissed(campaign.id(), campaign.name(), found.missed(), latest));
        }
        if (found.fires()) {
            return; // the latest is sent: nobody has to decide about those before it
        }
        if (policy == MisfirePolicy.SKIP) {
            campaign.passOver(found.next(), now);
        } else {
            campaign.miss(found, now);
        }
    }
}
