package io.outbound.campaign;

import io.outbound.delivery.InDoubt;
import io.outbound.schedule.Clocks;
import io.outbound.schedule.MisfirePolicy;
import io.outbound.schedule.Plan;
import io.outbound.schedule.QuietHours;
import io.outbound.schedule.Recurrence;
import io.outbound.store.IdListColumn;
import io.outbound.store.OptionalIdColumn;
import io.outbound.store.TextListColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What people set on a campaign, as its row keeps it. */
@Embeddable
class SettingsColumns {

    private String slug;

    private String name;

    @Column(name = "name_key")
    private String nameKey;

    private String description;

    @Enumerated(EnumType.STRING)
    @Column(name = "launch_type")
    private LaunchType launchType;

    @Column(name = "send_time")
    private LocalDateTime sendTime;

    @Column(name = "time_zone")
    private String timeZone;

    private String recurrence;

    @Column(name = "window_start")
    private LocalDateTime windowStart;

    @Column(name = "window_end")
    private LocalDateTime windowEnd;

    @Column(name = "template_id")
    @Convert(converter = OptionalIdColumn.class)
    private UUID templateId;

    @Column(name = "sender_id")
    @Convert(converter = OptionalIdColumn.class)
    private UUID senderId;

    @Column(name = "telegram_bot_id")
    @Convert(converter = OptionalIdColumn.class)
    private UUID telegramBotId;

    @Column(name = "contact_list_id")
    @Convert(converter = OptionalIdColumn.class)
    private UUID contactListId;

    @Convert(converter = IdListColumn.class)
    @Column(name = "include_segments")
    private List<UUID> includeSegments;

    @Convert(converter = IdListColumn.class)
    @Column(name = "exclude_segments")
    private List<UUID> excludeSegments;

    @Column(name = "one_time_rule")
    private String oneTimeRule;

    @Column(name = "ttl_seconds")
    private Long ttlSeconds;

    @Column(name = "throttle_per_second")
    private Integer throttlePerSecond;

    @Enumerated(EnumType.STRING)
    @Column(name = "in_doubt")
    private InDoubt inDoubt;

    @Convert(converter = TextListColumn.class)
    private List<String> tags;

    @Enumerated(EnumType.STRING)
    @Column(name = "misfire_policy")
    private MisfirePolicy misfirePolicy;

    @Convert(converter = QuietHoursColumn.class)
    @Column(name = "quiet_hours")
    private QuietHours quietHours;

    @Enumerated(EnumType.STRING)
    @Column(name = "send_time_zone")
    private Clocks sendTimeZone;

    /** @param settings with a slug and a time zone, found right by {@link SettingsRules} */
    void apply(CampaignSettings settings, CampaignType type) {
        name = settings.name().strip();
        nameKey = NameKey.of(name);
        slug = settings.slug();
        description = settings.description();
        templateId = settings.templateId();
        senderId = settings.senderId();
        telegramBotId = settings.telegramBotId();
        contactListId = settings.audience().contactListId();
        includeSegments = settings.audience().includeSegments();
        excludeSegments = settings.audience().excludeSegments();
        oneTimeRule = settings.audience().oneTimeRule();
        launchType = settings.launchType();
        sendTime = settings.sendTime();
        timeZone = settings.timeZone().getId();
        recurrence = settings.recurrence() == null ? null : new Recurrence(settings.recurrence()).text();
        windowStart = settings.windowStart();
        windowEnd = settings.windowEnd();
        ttlSeconds = settings.ttl() == null ? null : settings.ttl().toSeconds();
        throttlePerSecond = settings.throttlePerSecond();
        inDoubt = Optional.ofNullable(settings.inDoubt())
                .orElse(type == CampaignType.BROADCAST ? InDoubt.HOLD : InDoubt.RESEND);
        misfirePolicy = Optional.ofNullable(settings.misfirePolicy()).orElse(MisfirePolicy.ALERT);
        quietHours = settings.quietHours();
        sendTimeZone = settings.sendTimeZone();
        tags = settings.tags();
    }

    CampaignSettings settings() {
        return new CampaignSettings(
                name,
                slug,
                description,
                templateId,
                senderId,
                new Audience(contactListId, includeSegments, excludeSegments, oneTimeRule),
                launchType,
                sendTime,
                ZoneId.of(timeZone),
                recurrence,
                windowStart,
                windowEnd,
                ttl().orElse(null),
                throttlePerSecond,
                inDoubt,
                tags,
                misfirePolicy,
                quietHours,
                sendTimeZone,
                telegramBotId);
    }

    /** When a clock starts it; empty for what people start, and while no time is set. */
    Optional<Plan> plan() {
        return new Timetable(launchType, sendTime, sendTimeZone, recurrence, window()).plan();
    }

    CampaignWindow window() {
        return new CampaignWindow(windowStart, windowEnd, ZoneId.of(timeZone));
    }

    /** As set. */
    Optional<Duration> ttl() {
        return Optional.ofNullable(ttlSeconds).map(Duration::ofSeconds);
    }

    String name() {
        return name;
    }

    String slug() {
        return slug;
    }

    LaunchType launchType() {
        return launchType;
    }

    MisfirePolicy misfirePolicy() {
        return misfirePolicy;
    }
}
