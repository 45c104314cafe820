package io.outbound.campaign;

import io.outbound.delivery.InDoubt;
import io.outbound.schedule.Clocks;
import io.outbound.schedule.MisfirePolicy;
import io.outbound.schedule.QuietHours;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * What people set on a campaign; null where nothing is chosen yet.
 *
 * @param slug null: made from the name
 * @param ttl how long a message stays worth delivering; null: the default of its type
 * @param inDoubt null: the default of its type
 * @param sendTime in {@code timeZone}, whole seconds; for Schedule and Recurring
 * @param recurrence RRULE text; for Recurring
 * @param misfirePolicy null: ALERT
 * @param quietHours null: it sends at any hour
 * @param sendTimeZone whose clocks {@code sendTime} is read on; null: the campaign's
 * @param telegramBotId null on other channels, and while none is chosen
 * @param throttlePerSecond null: as fast as the channel takes it
 */
public record CampaignSettings(
        String name,
        String slug,
        String description,
        UUID templateId,
        UUID senderId,
        Audience audience,
        LaunchType launchType,
        LocalDateTime sendTime,
        ZoneId timeZone,
        String recurrence,
        LocalDateTime windowStart,
        LocalDateTime windowEnd,
        Duration ttl,
        Integer throttlePerSecond,
        InDoubt inDoubt,
        List<String> tags,
        MisfirePolicy misfirePolicy,
        QuietHours quietHours,
        Clocks sendTimeZone,
        UUID telegramBotId) {

    public CampaignSettings {
        audience = audience == null ? Audience.NONE : audience;
        sendTimeZone = sendTimeZone == null ? Clocks.CAMPAIGN : sendTimeZone;
        tags = tags == null ? List.of() : List.copyOf(tags);
    }

    /** Whether a clock starts it. */
    boolean isScheduled() {
        return launchType == LaunchType.SCHEDULE || launchType == LaunchType.RECURRING;
    }

    CampaignSettings completed(String itsSlug, ZoneId itsZone) {
        return new CampaignSettings(
                name,
                itsSlug,
                description,
                templateId,
                senderId,
                audience,
                launchType,
                sendTime,
                itsZone,
                recurrence,
                windowStart,
                windowEnd,
                ttl,
                throttlePerSecond,
                inDoubt,
                tags,
                misfirePolicy,
                quietHours,
                sendTimeZone,
                telegramBotId);
    }

    /** Without a Telegram bot. */
    public CampaignSettings(
            String name,
            String slug,
            String description,
            UUID templateId,
            UUID senderId,
            Audience audience,
            LaunchType launchType,
            LocalDateTime sendTime,
            ZoneId timeZone,
            String recurrence,
            LocalDateTime windowStart,
            LocalDateTime windowEnd,
            Duration ttl,
            Integer throttlePerSecond,
            InDoubt inDoubt,
            List<String> tags,
            MisfirePolicy misfirePolicy,
            QuietHours quietHours,
            Clocks sendTimeZone) {
        this(
                name,
                slug,
                description,
                templateId,
                senderId,
                audience,
                launchType,
                sendTime,
                timeZone,
                recurrence,
                windowStart,
                windowEnd,
                ttl,
                throttlePerSecond,
                inDoubt,
                tags,
                misfirePolicy,
                quietHours,
                sendTimeZone,
                null);
    }

    public static CampaignSettings named(String name) {
        return new CampaignSettings(
                name, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null);
    }
}
