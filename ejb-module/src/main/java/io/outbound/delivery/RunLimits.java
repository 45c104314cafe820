package io.outbound.delivery;

import io.outbound.limit.Limit;
import io.outbound.limit.RateLimits;
import io.outbound.limit.SenderLimits;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
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
    private Clock clock;

    protected RunLimits() {}

    @Inject
    public RunLimits(Sql sql, SenderLimits senders, RateLimits rates, Clock clock) {
        this.sql = sql;
        this.senders = senders;
        this.rates = rates;
        this.clock = clock;
    }

    /** Those of its campaign, its sender and its channel. */
    List<Limit> of(Mailing mailing) {
        List<Limit> limits = new ArrayList<>(4);
        rates.of(mailing.channel()).ifPresent(limits::add);
        if (mailing.campaignId() != null) {
            if (mailing.throttlePerSecond() != null) {
                limits.add(Limit.ofCampaign(mailing.campaignId(), mailing.throttlePerSecond()));
            }
            senders.ofCampaign(mailing.campaignId()).ifPresent(sender -> limits.addAll(sender.limits(clock.instant())));
        }
        return limits;
    }

    /** Nothing of the run is sent before then. */
    void hold(UUID executionId, long fence, Instant until) {
        sql.update(
                "update execution set held_by = ?, held_until = ? where id = ? and fence = ? and state = 'RUNNING'",
                WARM_UP,
                until,
                executionId,
                fence);
    }
}
