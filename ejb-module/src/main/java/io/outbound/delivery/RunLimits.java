package io.outbound.delivery;

import io.outbound.limit.Buckets;
import io.outbound.limit.Limit;
import io.outbound.limit.RateLimits;
import io.outbound.limit.SenderLimitChanged;
import io.outbound.limit.SenderLimits;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What limits a run as a whole, and where it is noted that it waits for that. */
@ApplicationScoped
public class RunLimits {

    /** Why a run is held. */
    static final String WARM_UP = "WARM_UP";

    private Sql sql;
    private SenderLimits senders;
    private RateLimits rates;
    private Buckets buckets;
    private Clock clock;

    protected RunLimits() {}

    @Inject
    public RunLimits(Sql sql, SenderLimits senders, RateLimits rates, Buckets buckets, Clock clock) {
        this.sql = sql;
        this.senders = senders;
        this.rates = rates;
        this.buckets = buckets;
        this.clock = clock;
    }

    /** Those of its campaign, its sender and its channel. */
    List<Limit> of(Mailing mailing) {
        return of(mailing, clock.instant());
    }

    private List<Limit> of(Mailing mailing, Instant at) {
        List<Limit> limits = new ArrayList<>(4);
        rates.look();
        rates.of(mailing.channel()).ifPresent(limits::add);
        if (mailing.campaignId() != null) {
            if (mailing.throttlePerSecond() != null) {
                limits.add(Limit.ofCampaign(mailing.campaignId(), mailing.throttlePerSecond()));
            }
            senders.ofCampaign(mailing.campaignId()).ifPresent(sender -> limits.addAll(sender.limits(at)));
        }
        return limits;
    }

    /** A triggered message was claimed and is not sent: another one may be on the same day. */
    void giveBack(Mailing mailing, Claimed unsent) {
        buckets.giveBack(of(mailing, unsent.queuedAt()), 1);
    }

    /** Nothing of the run is sent before then. */
    void hold(UUID executionId, long fence, Instant until) {
        sql.update(
                "update execution set held_by = ?, held_until = ?, held_since = coalesce(held_since, ?)"
                        + " where id = ? and fence = ? and state = 'RUNNING'",
                WARM_UP,
                until,
                clock.instant(),
                executionId,
                fence);
    }

    /** Its cap may be another: what waits for tomorrow asks again. In the transaction of the change. */
    void askAgain(@Observes SenderLimitChanged event) {
        Instant now = clock.instant();
        sql.update(
                "update execution set held_until = ?, lease_until = case when node is null then null else lease_until end"
                        + " where held_by = ? and state = 'RUNNING' and campaign_id in (select id from campaign where sender_id = ?)",
                now,
                WARM_UP,
                event.senderId());
        new HeldTriggers(sql)
                .letGo(
                        "warm-up",
                        "select e.id from execution e join campaign k on k.id = e.campaign_id where k.sender_id = ?",
                        event.senderId(),
                        now);
    }
}
