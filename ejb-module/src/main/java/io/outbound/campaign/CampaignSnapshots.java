package io.outbound.campaign;

import io.outbound.channel.Sender;
import io.outbound.channel.Senders;
import io.outbound.delivery.InDoubt;
import io.outbound.execution.Snapshot;
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
    private AudienceCheck audience;

    protected CampaignSnapshots() {}

    @Inject
    public CampaignSnapshots(Templates templates, Senders senders, AudienceCheck audience) {
        this.templates = templates;
        this.senders = senders;
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
        Optional<Sender> sender =
                Optional.ofNullable(campaign.settings().senderId()).flatMap(senders::byId);
        return new Snapshot(
                campaign.channel(),
                template.id(),
                template.version(),
                template.content(),
                sender.map(Sender::name).orElse(null),
                sender.map(Sender::address).orElse(null),
                audienceRule,
                inDoubt,
                ttl,
                throttle);
    }
}
