package io.outbound.delivery;

import io.outbound.schedule.QuietHours;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Quiet hours of a campaign, as the ledger meets them: with zones as text, which a contact may have wrong. */
record QuietTimes(QuietHours hours, ZoneId campaignZone) {

    /** @return null when there are none */
    static QuietTimes of(String hours, String campaignZone) {
        return hours == null
                ? null
                : new QuietTimes(QuietHours.parse(hours), zone(campaignZone).orElse(ZoneId.of("UTC")));
    }

    /** When the recipient may be written to again; empty when now. */
    Optional<Instant> until(Instant now, String recipientZone) {
        boolean theirs = hours.zone() == QuietHours.Clocks.RECIPIENT;
        ZoneId zone = theirs ? zone(recipientZone).orElse(campaignZone) : campaignZone;
        return hours.endIfNow(now, zone);
    }

    boolean discards() {
        return hours.action() == QuietHours.Action.DISCARD;
    }

    private static Optional<ZoneId> zone(String text) {
        try {
            return Optional.ofNullable(text).map(ZoneId::of);
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
