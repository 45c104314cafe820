package io.outbound.calendar;

import io.outbound.campaign.CampaignStatus;
import io.outbound.campaign.FailureReason;
import io.outbound.campaign.LaunchType;
import io.outbound.campaign.OccurrenceOutcome;
import io.outbound.campaign.Timetable;
import io.outbound.kernel.ChannelId;
import io.outbound.schedule.Occurrence;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * What the calendar reads of a campaign.
 *
 * @param timetable without a launch type: callers trigger it
 */
record CalendarCampaign(
        UUID id, String name, ChannelId channel, CampaignStatus status, String description, Timetable timetable) {

    LaunchType launchType() {
        return timetable.launchType();
    }

    private ZoneId zone() {
        return timetable.window().zone();
    }

    CalendarEvent at(Instant time, OccurrenceOutcome outcome, List<FailureReason> reasons) {
        return new CalendarEvent(
                id, name, channel, status, launchType(), description, time, zone(), outcome, reasons, null);
    }

    CalendarEvent at(Occurrence occurrence) {
        String note = occurrence.note() == null ? null : occurrence.note().sentence();
        return new CalendarEvent(
                id, name, channel, status, launchType(), description, occurrence.at(), zone(), null, List.of(), note);
    }
}
