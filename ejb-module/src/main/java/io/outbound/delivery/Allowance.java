package io.outbound.delivery;

import io.outbound.limit.Buckets;
import io.outbound.limit.Grant;
import io.outbound.limit.Limit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How many messages one part of a run may claim at this moment: what its limits, the state of its channel and its own
 * failures allow. For one thread.
 */
final class Allowance {

    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final Mailing mailing;
    private final long fence;
    private final Reins reins;
    private List<Limit> limits = List.of();
    private List<Limit> takenFrom = List.of();
    private Instant known = Instant.EPOCH;
    private Instant askAgain = Instant.EPOCH;
    private Instant tomorrow;
    private int left;

    /** The collaborators of this node. */
    record Reins(Storms storms, BackOff backOff, Buckets buckets, RunLimits limits, Clock clock) {}

    Allowance(Mailing mailing, long fence, Reins reins) {
        this.mailing = mailing;
        this.fence = fence;
        this.reins = reins;
    }

    /** @return 0 when it has to wait, or is over: {@link #isOver} tells */
    int ask(int wanted) {
        Instant now = reins.clock().instant();
        if (reins.backOff().until(mailing.channel()).filter(now::isBefore).isPresent()) {
            return 0;
        }
        int may = byLimits(wanted, now);
        int admitted = may == 0 ? 0 : reins.storms().admit(mailing.campaignId(), may);
        giveBackToLimits(may - admitted);
        return admitted;
    }

    private int byLimits(int wanted, Instant now) {
        if (known.plus(FRESH).isBefore(now)) {
            limits = reins.limits().of(mailing);
            known = now;
        }
        if (limits.isEmpty()) {
            return wanted;
        }
        if (left == 0 && !askAgain.isAfter(now)) {
            Grant grant = reins.buckets().take(limits, wanted);
            left = grant.messages();
            takenFrom = limits;
            askAgain = left < wanted ? now.plus(BETWEEN) : now;
            tomorrow = left == 0 && grant.byDay() ? grant.next() : null;
        }
        int may = Math.min(left, wanted);
        left -= may;
        return may;
    }

    /** So many were not claimed after all. */
    void unused(int number) {
        giveBackToLimits(number);
        reins.storms().unused(mailing.campaignId(), number);
    }

    private void giveBackToLimits(int number) {
        if (!limits.isEmpty()) {
            left += number;
        }
    }

    /** Whether nothing more of the run may be claimed today, or for as long as it is paused. */
    boolean isOver() {
        return tomorrow != null || reins.storms().isPaused(mailing.campaignId());
    }

    /** Whether only a few may be claimed, to show whether an error storm is over. */
    boolean isProbing() {
        return reins.storms().isProbing(mailing.campaignId());
    }

    /** Nothing is under way though some may: messages that are to show whether a storm is over told nothing. */
    void nothingIsUnderWay() {
        reins.storms().probeAgain(mailing.campaignId());
    }

    /** Something of the run waits, and it is over for now. */
    void hold() {
        if (tomorrow != null) {
            reins.limits().hold(mailing.executionId(), fence, tomorrow);
        }
    }

    /** What was taken and not used may be used by others. */
    void close() {
        reins.buckets().giveBack(takenFrom, left);
        left = 0;
    }
}
