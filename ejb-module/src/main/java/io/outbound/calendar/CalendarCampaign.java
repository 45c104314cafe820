package io.outbound.calendar;

import io.outbound.campaign.CampaignStatus;
import io.outbound.campaign.CampaignWindow;
import io.outbound.campaign.FailureReason;
import io.outbound.campaign.LaunchType;
import io.outbound.campaign.OccurrenceOutcome;
import io.outbound.kernel.ChannelId;
import io.outbound.schedule.Clocks;
import io.outbound.schedule.Occurrence;
import io.outbound.schedule.Plan;
import io.outbound.schedule.Recurrence;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * What the calendar reads of a campaign.
 *
 * @param launchType null: callers trigger it
 * @param sendTime null: it has no time of its own
 * @param recurrence null: once
 */
record CalendarCampaign(
        UUID id,
        String name,
        ChannelId channel,
        CampaignStatus status,
        LaunchType launchType,
        String description,
        LocalDateTime sendTime,
        Clocks sendTimeZone,
        ZoneId zone,
        String recurrence,
        CampaignWindow window) {

    Plan plan() {
        boolean repeats = launchType == LaunchType.RECURRING && recurrence != null;
        Plan plan =
                new Plan(sendTime, zone, repeats ? new Recurrence(recurrence) : null, window.opens(), window.closes());
        return sendTimeZone == Clocks.RECIPIENT ? plan.onRecipientsClocks() : plan;
    }

    CalendarEvent at(Instant time, OccurrenceOutcome outcome, List<FailureReason> reasons) {
        return new CalendarEvent(
                id, name, channel, status, launchType, description, time, zone, outcome, reasons, null);
    }

    CalendarEvent at(Occurrence occurrence) {
        String note = occurrence.note() == null ? null : occurrence.note().sentence();
        return new CalendarEvent(
                id, name, channel, status, launchType, description, occurrence.at(), zone, null, List.of(), note);
    }
}
