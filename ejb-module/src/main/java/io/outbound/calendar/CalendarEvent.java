package io.outbound.calendar;

import io.outbound.campaign.CampaignStatus;
import io.outbound.campaign.FailureReason;
import io.outbound.campaign.LaunchType;
import io.outbound.campaign.OccurrenceOutcome;
import io.outbound.kernel.ChannelId;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * One time at which a campaign sends or sent (seed 2.17).
 *
 * @param launchType null: callers trigger it
 * @param zone the campaign's own
 * @param outcome what became of it; null while it is still to come
 * @param reasons why it was not sent; empty unless it failed
 * @param note what daylight saving does to it, or null
 */
public record CalendarEvent(
        UUID campaignId,
        String name,
        ChannelId channel,
        CampaignStatus status,
        LaunchType launchType,
        String description,
        Instant time,
        ZoneId zone,
        OccurrenceOutcome outcome,
        List<FailureReason> reasons,
        String note)
        implements Serializable {

    /** What clocks in the campaign's zone show then. */
    public LocalDateTime local() {
        return LocalDateTime.ofInstant(time, zone);
    }
}
