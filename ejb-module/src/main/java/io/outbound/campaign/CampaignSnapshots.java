package io.outbound.campaign;

import io.outbound.channel.Senders;
import io.outbound.channel.telegram.TelegramBots;
import io.outbound.delivery.InDoubt;
import io.outbound.execution.Snapshot;
import io.outbound.kernel.ChannelId;
import io.outbound.template.Template;
import io.outbound.template.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** Freezes what a campaign sends at this moment: later edits of template or sender do not touch the run. */
@ApplicationScoped
public class CampaignSnapshots {

    private static final Duration TEST_TTL = Duration.ofHours(1);

    private Templates templates;
    private Senders senders;
    private TelegramBots bots;
    private AudienceCheck audience;

    protected CampaignSnapshots() {}

    @Inject
    public CampaignSnapshots(Templates templates, Senders senders, TelegramBots bots, AudienceCheck audience) {
        this.templates = templates;
        this.senders = senders;
        this.bots = bots;
        this.audience = audience;
    }

    /** @param campaign one that {@link Preflight} lets pass */
    public Snapshot of(Campaign campaign) {
        return of(
                campaign,
                campaign.type() == CampaignType.BROADCAST
                        ? audience.rule(campaign.settings().audience())
                        : null,
                campaign.settings().inDoubt(),
                campaign.ttl(),
                campaign.settings().throttlePerSecond());
    }

    /** Its message alone, worth sending for a short time and not twice. */
    Snapshot forATest(Campaign campaign) {
        return of(campaign, null, InDoubt.HOLD, TEST_TTL, null);
    }

    private Snapshot of(Campaign campaign, String audienceRule, InDoubt inDoubt, Duration ttl, Integer throttle) {
        Template template = templates.byId(campaign.settings().templateId()).orElseThrow();
        Origin origin = origin(campaign);
        return new Snapshot(
                campaign.channel(),
                template.id(),
                template.version(),
                template.content(),
                origin.name(),
                origin.address(),
                audienceRule,
                inDoubt,
                ttl,
                throttle);
    }

    /** Who it comes from, as a recipient sees it. */
    private record Origin(String name, String address) {}

    private Origin origin(Campaign campaign) {
        if (campaign.channel() == ChannelId.TELEGRAM) {
            return Optional.ofNullable(campaign.settings().telegramBotId())
                    .flatMap(bots::byId)
                    .map(bot -> new Origin(bot.name(), bot.id().toString()))
                    .orElse(new Origin(null, null));
        }
        return Optional.ofNullable(campaign.settings().senderId())
                .flatMap(senders::byId)
                .map(sender -> new Origin(sender.name(), sender.address()))
                .orElse(new Origin(null, null));
    }
}
