package io.outbound.campaign;

import io.outbound.delivery.InDoubt;
import io.outbound.schedule.Clocks;
import io.outbound.schedule.MisfirePolicy;
import io.outbound.schedule.QuietHours;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * Everything that Info shows of one campaign (seed 2, "Details"); what is not set is null.
 *
 * @param timeZone IANA name of the zone that {@code sendTime} and the window are in
 * @param missedAt the latest occurrence that was missed and not dealt with, {@code missedCount} of them
 */
public record CampaignDetails(
        CampaignLine line,
        String description,
        CampaignMode mode,
        Used template,
        Used sender,
        String senderAddress,
        Used telegramBot,
        Used contactList,
        Audience audience,
        Duration ttl,
        LocalDateTime sendTime,
        LocalDateTime windowStart,
        LocalDateTime windowEnd,
        String timeZone,
        List<String> tags,
        List<FailureReason> failureReasons,
        Instant startedAt,
        Instant finishedAt,
        String createdBy,
        String modifiedBy,
        Instant modifiedAt,
        long version,
        String recurrence,
        Integer throttlePerSecond,
        InDoubt inDoubt,
        String holdReason,
        Instant holdUntil,
        MisfirePolicy misfirePolicy,
        QuietHours quietHours,
        Clocks sendTimeZone,
        Instant missedAt,
        int missedCount)
        implements Serializable {

    /** Something the campaign uses. */
    public record Used(UUID id, String name, boolean deleted) implements Serializable {}

    /** As it stands at this moment: a window may have opened or closed since the row was written. */
    CampaignDetails at(Instant now, boolean haltAllowed) {
        CampaignStatus due =
                new CampaignWindow(windowStart, windowEnd, ZoneId.of(timeZone)).status(line.type(), line.status(), now);
        return with(line.standing(due).haltAllowed(haltAllowed));
    }

    CampaignDetails with(CampaignLine other) {
        return new CampaignDetails(
                other,
                description,
                mode,
                template,
                sender,
                senderAddress,
                telegramBot,
                contactList,
                audience,
                ttl,
                sendTime,
                windowStart,
                windowEnd,
                timeZone,
                tags,
                failureReasons,
                startedAt,
                finishedAt,
                createdBy,
                modifiedBy,
                modifiedAt,
                version,
                recurrence,
                throttlePerSecond,
                inDoubt,
                holdReason,
                holdUntil,
                misfirePolicy,
                quietHours,
                sendTimeZone,
                missedAt,
                missedCount);
    }

    public CampaignDetails {
        tags = List.copyOf(tags);
        failureReasons = List.copyOf(failureReasons);
    }
}
