package io.outbound.campaign;

import io.outbound.security.Actor;
import io.outbound.settings.RecurringOnFailure;
import io.outbound.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What {@link RecurringOnFailure} makes of an occurrence that cannot be sent, or was sent to nobody (decision A12): it
 * ends a campaign, or is left out, with its reasons, by one that has another to come.
 */
@ApplicationScoped
public class SkippedOccurrences {

    private OccurrenceLog log;
    private Settings settings;
    private Event<OccurrenceFailed> failed;

    protected SkippedOccurrences() {}

    @Inject
    public SkippedOccurrences(OccurrenceLog log, Settings settings, Event<OccurrenceFailed> failed) {
        this.log = log;
        this.settings = settings;
        this.failed = failed;
    }

    /** @param next what the campaign waits for then */
    boolean goesOn(Optional<Instant> next) {
        return next.isPresent() && settings.current().recurringOnFailure() == RecurringOnFailure.SKIP;
    }

    /** Notes it in any case; whoever watches the campaign is told when it goes on: that it ends is told otherwise. */
    void note(
            Campaign campaign, Instant occurrence, List<FailureReason> reasons, boolean goesOn, Actor by, Instant now) {
        log.fail(campaign.id(), occurrence, reasons, now, by);
        if (goesOn) {
            failed.fire(new OccurrenceFailed(campaign.id(), campaign.name(), occurrence, reasons));
        }
    }
}
