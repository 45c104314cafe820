package io.outbound.campaign;

import io.outbound.kernel.ChannelId;
import io.outbound.schedule.Clocks;
import io.outbound.schedule.MisfirePolicy;
import io.outbound.security.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Campaigns as tests speak of them. */
final class CampaignFixture {

    static final Actor ANN = new Actor("ann", Optional.empty(), Set.of());
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private CampaignType type = CampaignType.BROADCAST;
    private CampaignMode mode;
    private LaunchType launchType;
    private UUID templateId;
    private UUID senderId;
    private Audience audience = Audience.NONE;
    private LocalDateTime start;
    private LocalDateTime end;
    private LocalDateTime sendTime;
    private String recurrence;
    private MisfirePolicy policy;
    private Duration ttl;
    private Clocks sendTimeZone;
    private ZoneId zone = ZoneId.of("UTC");
    private ChannelId channel = ChannelId.EMAIL;
    private UUID bot;

    static CampaignFixture aCampaign() {
        return new CampaignFixture();
    }

    CampaignFixture triggered(CampaignMode itsMode) {
        type = CampaignType.API_TRIGGERED;
        mode = itsMode;
        return this;
    }

    CampaignFixture launched(LaunchType how) {
        launchType = how;
        return this;
    }

    CampaignFixture with(UUID template, UUID sender, UUID contactList) {
        templateId = template;
        senderId = sender;
        audience = Audience.ofList(contactList);
        return this;
    }

    CampaignFixture on(ChannelId its) {
        channel = its;
        return this;
    }

    CampaignFixture by(UUID telegramBot) {
        bot = telegramBot;
        return this;
    }

    CampaignFixture to(Audience its) {
        audience = its;
        return this;
    }

    CampaignFixture open(String from, String to, String inZone) {
        start = from == null ? null : LocalDateTime.parse(from);
        end = to == null ? null : LocalDateTime.parse(to);
        zone = ZoneId.of(inZone);
        return this;
    }

    CampaignFixture at(String local, String inZone) {
        launchType = LaunchType.SCHEDULE;
        sendTime = LocalDateTime.parse(local);
        zone = ZoneId.of(inZone);
        return this;
    }

    CampaignFixture onRecipientsClocks() {
        sendTimeZone = Clocks.RECIPIENT;
        return this;
    }

    CampaignFixture repeated(String rule) {
        launchType = LaunchType.RECURRING;
        recurrence = rule;
        return this;
    }

    CampaignFixture forSeconds(long seconds) {
        ttl = Duration.ofSeconds(seconds);
        return this;
    }

    CampaignFixture whenMissed(MisfirePolicy what) {
        policy = what;
        return this;
    }

    CampaignSettings settings(String slug) {
        return new CampaignSettings(
                "Spring sale",
                slug,
                null,
                templateId,
                senderId,
                audience,
                launchType,
                sendTime,
                zone,
                recurrence,
                start,
                end,
                ttl,
                null,
                null,
                List.of(),
                policy,
                null,
                sendTimeZone,
                bot);
    }

    Campaign draft() {
        return new Campaign(UUID.randomUUID(), type, mode, channel, settings("spring-sale"), ANN, NOON);
    }
}
