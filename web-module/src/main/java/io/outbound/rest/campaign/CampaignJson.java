package io.outbound.rest.campaign;

import io.outbound.campaign.CampaignAction;
import io.outbound.campaign.CampaignDetails;
import io.outbound.campaign.CampaignLine;
import io.outbound.campaign.CampaignMode;
import io.outbound.campaign.CampaignStatus;
import io.outbound.campaign.CampaignType;
import io.outbound.campaign.FailureReason;
import io.outbound.campaign.LaunchType;
import io.outbound.delivery.InDoubt;
import io.outbound.kernel.ChannelId;
import io.outbound.schedule.Clocks;
import io.outbound.schedule.MisfirePolicy;
import io.outbound.schedule.QuietHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A campaign as callers see it. */
record CampaignJson(
        UUID id,
        String slug,
        String name,
        String description,
        CampaignType type,
        CampaignMode mode,
        ChannelId channel,
        CampaignStatus status,
        LaunchType launchType,
        LocalDateTime sendTime,
        String timeZone,
        String recurrence,
        Window window,
        UUID templateId,
        Used template,
        UUID senderId,
        Used sender,
        UUID telegramBotId,
        Used telegramBot,
        UUID contactListId,
        Used contactList,
        List<UUID> includeSegments,
        List<UUID> excludeSegments,
        OneTimeSegment oneTimeSegment,
        Duration ttl,
        List<String> tags,
        Integer throttlePerSecond,
        Hold hold,
        InDoubt inDoubt,
        List<FailureReason> failureReasons,
        List<FailureReason> attention,
        List<FailureReason> warnings,
        MisfirePolicy misfirePolicy,
        QuietHours quietHours,
        Clocks sendTimeZone,
        Instant nextFireAt,
        boolean overdue,
        Alert alert,
        boolean completedWithErrors,
        Map<String, Long> counts,
        List<String> availableActions,
        long version,
        Instant createdAt,
        String createdBy,
        Instant modifiedAt,
        String modifiedBy,
        Instant startedAt,
        Instant finishedAt) {

    record Window(LocalDateTime start, LocalDateTime end) {}

    record Used(UUID id, String name, boolean deleted) {}

    /** @param until when it goes on by itself; null: nobody knows */
    record Hold(String reason, Instant until) {}

    /** A person has to decide: edit the time, {@code send-now} or {@code skip-occurrence}. */
    record Alert(String code, int missed, Instant latest, String message) {
        static Alert of(CampaignDetails details) {
            int missed = details.missedCount();
            return new Alert(
                    "occurrences-missed",
                    missed,
                    details.missedAt(),
                    missed == 1 ? "1 occurrence missed" : missed + " occurrences missed");
        }
    }

    /** @param warnings what would stand in the way if it started now; null unless that was asked for */
    static CampaignJson of(CampaignDetails details, Map<String, Long> counts, List<FailureReason> warnings) {
        CampaignLine line = details.line();
        return new CampaignJson(
                line.id(),
                line.slug(),
                line.name(),
                details.description(),
                line.type(),
                details.mode(),
                line.channel(),
                line.status(),
                line.launchType(),
                details.sendTime(),
                details.timeZone(),
                details.recurrence(),
                details.windowStart() == null && details.windowEnd() == null
                        ? null
                        : new Window(details.windowStart(), details.windowEnd()),
                id(details.template()),
                used(details.template()),
                id(details.sender()),
                used(details.sender()),
                id(details.telegramBot()),
                used(details.telegramBot()),
                id(details.contactList()),
                used(details.contactList()),
                details.audience().includeSegments(),
                details.audience().excludeSegments(),
                OneTimeSegment.of(details.audience().oneTimeRule()),
                details.ttl(),
                details.tags(),
                details.throttlePerSecond(),
                details.holdReason() == null ? null : new Hold(details.holdReason(), details.holdUntil()),
                details.inDoubt(),
                details.failureReasons(),
                line.attention(),
                warnings,
                details.misfirePolicy(),
                details.quietHours(),
                details.sendTimeZone(),
                line.nextFireAt(),
                line.overdue(),
                line.overdue() ? Alert.of(details) : null,
                line.completedWithErrors(),
                counts,
                verbs(line),
                details.version(),
                line.createdAt(),
                details.createdBy(),
                details.modifiedAt(),
                details.modifiedBy(),
                details.startedAt(),
                details.finishedAt());
    }

    static List<String> verbs(CampaignLine line) {
        return line.availableActions().stream().map(CampaignAction::verb).toList();
    }

    private static UUID id(CampaignDetails.Used used) {
        return used == null ? null : used.id();
    }

    private static Used used(CampaignDetails.Used used) {
        return used == null ? null : new Used(used.id(), used.name(), used.deleted());
    }
}
