package io.outbound.rest.campaign;

import io.outbound.campaign.Audience;
import io.outbound.campaign.Campaign;
import io.outbound.campaign.CampaignMode;
import io.outbound.campaign.CampaignSettings;
import io.outbound.campaign.CampaignType;
import io.outbound.campaign.DraftCampaign;
import io.outbound.campaign.LaunchType;
import io.outbound.delivery.InDoubt;
import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import io.outbound.schedule.Clocks;
import io.outbound.schedule.MisfirePolicy;
import io.outbound.schedule.QuietHours;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** What callers say of a campaign. Type, mode and channel are chosen when it is drafted and stay. */
record CampaignRequest(
        String name,
        String slug,
        String description,
        CampaignType type,
        CampaignMode mode,
        ChannelId channel,
        LaunchType launchType,
        LocalDateTime sendTime,
        ZoneId timeZone,
        String recurrence,
        Window window,
        UUID templateId,
        UUID senderId,
        UUID telegramBotId,
        UUID contactListId,
        List<UUID> includeSegments,
        List<UUID> excludeSegments,
        OneTimeSegment oneTimeSegment,
        Duration ttl,
        List<String> tags,
        Integer throttlePerSecond,
        InDoubt inDoubt,
        MisfirePolicy misfirePolicy,
        QuietHours quietHours,
        Clocks sendTimeZone) {

    record Window(LocalDateTime start, LocalDateTime end) {}

    static CampaignRequest of(Campaign campaign) {
        return new CampaignRequest(
                campaign.name(),
                campaign.slug(),
                campaign.settings().description(),
                campaign.type(),
                campaign.mode(),
                campaign.channel(),
                campaign.launchType(),
                campaign.settings().sendTime(),
                campaign.settings().timeZone(),
                campaign.settings().recurrence(),
                new Window(
                        campaign.settings().windowStart(), campaign.settings().windowEnd()),
                campaign.settings().templateId(),
                campaign.settings().senderId(),
                campaign.settings().telegramBotId(),
                campaign.settings().audience().contactListId(),
                campaign.settings().audience().includeSegments(),
                campaign.settings().audience().excludeSegments(),
                OneTimeSegment.of(campaign.settings().audience().oneTimeRule()),
                campaign.settings().ttl(),
                campaign.settings().tags(),
                campaign.settings().throttlePerSecond(),
                campaign.settings().inDoubt(),
                campaign.settings().misfirePolicy(),
                campaign.settings().quietHours(),
                campaign.settings().sendTimeZone());
    }

    DraftCampaign draft() {
        return new DraftCampaign(type, mode, channel, settings());
    }

    CampaignSettings settings() {
        return new CampaignSettings(
                name,
                slug,
                description,
                templateId,
                senderId,
                new Audience(contactListId, includeSegments, excludeSegments, OneTimeSegment.text(oneTimeSegment)),
                launchType,
                sendTime,
                timeZone,
                recurrence,
                window == null ? null : window.start(),
                window == null ? null : window.end(),
                ttl,
                throttlePerSecond,
                inDoubt,
                tags,
                misfirePolicy,
                quietHours,
                sendTimeZone,
                telegramBotId);
    }

    /** The settings for {@code campaign}; what is not said of type, mode and channel stays. */
    CampaignSettings settingsFor(Campaign campaign) {
        fixed("/type", type, campaign.type());
        fixed("/mode", mode, campaign.mode());
        fixed("/channel", channel, campaign.channel());
        return settings();
    }

    private static void fixed(String pointer, Enum<?> asked, Enum<?> actual) {
        if (asked != null && asked != actual) {
            throw DomainException.invalid(
                    "fixed-at-draft", pointer, "This is chosen when a campaign is drafted: duplicate it instead.");
        }
    }
}
