package io.outbound.delivery;

import io.outbound.channel.spi.SendResult;
import io.outbound.consent.SuppressionReason;
import io.outbound.consent.Suppressions;
import io.outbound.delivery.Settlement.TryResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** What an answer from the wire means for the ledger. A dead address is also suppressed. */
@ApplicationScoped
public class Outcomes {

    private static final Logger LOG = System.getLogger(Outcomes.class.getName());

    private final RetryPolicy retries =
            new RetryPolicy(() -> ThreadLocalRandom.current().nextDouble());
    private Suppressions suppressions;
    private Storms storms;
    private BackOff backOff;
    private Clock clock;

    protected Outcomes() {}

    @Inject
    public Outcomes(Suppressions suppressions, Storms storms, BackOff backOff, Clock clock) {
        this.suppressions = suppressions;
        this.storms = storms;
        this.backOff = backOff;
        this.clock = clock;
    }

    /** Called at most once for each try, outside any transaction. */
    Settlement of(Mailing mailing, Claimed claimed, SendResult result, Instant departedAt) {
        Settlement outcome = outcome(mailing, claimed, result, departedAt);
        backOff.note(mailing.channel(), claimed.key(), result);
        storms.note(mailing.campaignId(), Symptom.of(result), outcome.code());
        return outcome;
    }

    private Settlement outcome(Mailing mailing, Claimed claimed, SendResult result, Instant departedAt) {
        if (result instanceof SendResult.Accepted accepted) {
            return Settlement.sent(claimed, accepted, departedAt, clock.instant());
        }
        if (result instanceof SendResult.TemporaryFailure temporary) {
            return again(mailing, claimed, TryResult.TEMPORARY, temporary.reason(), temporary.retryAfter());
        }
        if (result instanceof SendResult.Unknown unknown) {
            return mailing.inDoubt() == InDoubt.RESEND || unknown.repeatable()
                    ? again(mailing, claimed, TryResult.UNKNOWN, unknown.reason(), Optional.empty())
                    : Settlement.failed(claimed, DeliveryState.UNKNOWN, TryResult.UNKNOWN, unknown.reason(), null);
        }
        SendResult.PermanentFailure permanent = (SendResult.PermanentFailure) result;
        if (permanent.addressInvalid()) {
            suppress(mailing, claimed);
            return Settlement.failed(claimed, DeliveryState.FAILED, TryResult.DEAD, permanent.reason(), null);
        }
        return failed(claimed, permanent.reason());
    }

    /** What cannot be noted now must not hide the outcome: the next bounce notes it. */
    private void suppress(Mailing mailing, Claimed claimed) {
        try {
            suppressions.add(mailing.channel(), claimed.key(), SuppressionReason.HARD_BOUNCE, mailing.campaignId());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "OUT-0133 A dead address could not be suppressed.", e);
        }
    }

    /** Nothing was sent; it may be possible later. */
    Settlement notNow(Mailing mailing, Claimed claimed, String reason) {
        Settlement outcome = again(mailing, claimed, TryResult.TEMPORARY, reason, Optional.empty());
        storms.note(mailing.campaignId(), Symptom.ILL, outcome.code());
        return outcome;
    }

    /** It cannot be sent, now or later. */
    Settlement refused(Mailing mailing, Claimed claimed, String reason) {
        Settlement outcome = failed(claimed, reason);
        storms.note(mailing.campaignId(), Symptom.ILL, outcome.code());
        return outcome;
    }

    private static Settlement failed(Claimed claimed, String reason) {
        return Settlement.failed(claimed, DeliveryState.FAILED, TryResult.PERMANENT, reason, null);
    }

    private Settlement again(
            Mailing mailing, Claimed claimed, TryResult result, String reason, Optional<Duration> asked) {
        Instant deadline = claimed.wantedAt().plus(mailing.ttl());
        return retries.next(claimed.attempt() + 1, clock.instant(), deadline, asked)
                .map(at -> Settlement.failed(claimed, DeliveryState.DEFERRED, result, reason, at))
                .orElseGet(() -> Settlement.failed(
                        claimed,
                        result == TryResult.UNKNOWN ? DeliveryState.UNKNOWN : DeliveryState.FAILED,
                        result,
                        reason,
                        null));
    }
}
