package io.outbound.delivery;

import io.outbound.schedule.Clocks;
import io.outbound.schedule.Plan;
import io.outbound.schedule.QuietHours;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When a campaign's messages may leave, as the ledger meets it: with zones as text, which a contact may have wrong.
 *
 * @param quiet null without quiet hours
 * @param theirTime what the recipient's clocks are to show; null: it leaves with its run
 */
record SendingTimes(QuietHours quiet, LocalDateTime theirTime, ZoneId campaignZone) {

    private static final String SCHEDULED = "at-";

    /**
     * @param quietHours null without
     * @param occurrence of the run, when it sends at the recipients' time; null: it does not
     */
    static SendingTimes of(String quietHours, String occurrence, String campaignZone) {
        boolean theirs = occurrence != null && occurrence.startsWith(SCHEDULED);
        return new SendingTimes(
                quietHours == null ? null : QuietHours.parse(quietHours),
                theirs ? Plan.recipientsTime(Instant.parse(occurrence.substring(SCHEDULED.length()))) : null,
                zone(campaignZone).orElse(ZoneId.of("UTC")));
    }

    /** When the recipient's clocks get there; empty when the run alone decides. */
    Optional<Instant> wanted(String recipientZone) {
        return Optional.ofNullable(theirTime)
                .map(local ->
                        local.atZone(zone(recipientZone).orElse(campaignZone)).toInstant());
    }

    /** Empty when it may leave now. */
    Optional<Hold> hold(Instant now, String recipientZone) {
        return wanted(recipientZone)
                .filter(now::isBefore)
                .map(at -> new Hold(at, "recipient-time", "recipient-time: waits for the recipient's clocks", false))
                .or(() -> quietUntil(now, recipientZone));
    }

    private Optional<Hold> quietUntil(Instant now, String recipientZone) {
        if (quiet == null) {
            return Optional.empty();
        }
        boolean theirs = quiet.zone() == Clocks.RECIPIENT;
        ZoneId zone = theirs ? zone(recipientZone).orElse(campaignZone) : campaignZone;
        boolean discards = quiet.action() == QuietHours.Action.DISCARD;
        return quiet.endIfNow(now, zone)
                .map(end -> new Hold(end, "quiet-hours", "quiet-hours: waits until they are over", discards));
    }

    private static Optional<ZoneId> zone(String text) {
        try {
            return Optional.ofNullable(text).map(ZoneId::of);
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
