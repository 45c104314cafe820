package io.outbound.trigger;

import io.outbound.campaign.Campaign;
import io.outbound.campaign.CampaignMode;
import io.outbound.campaign.CampaignStatus;
import io.outbound.campaign.CampaignType;
import io.outbound.campaign.Campaigns;
import io.outbound.json.Json;
import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import io.outbound.security.Scope;
import io.outbound.template.TemplateEngine;
import io.outbound.template.TemplateVariables;
import io.outbound.template.Templates;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.util.UUID;

/** Tells an integrator how to trigger a campaign: its variables, and a call to copy (seed 1, "cURL request"). */
@Stateless
@RolesAllowed(Scope.CAMPAIGNS_READ)
public class TriggerGuide {

    private Campaigns campaigns;
    private Templates templates;
    private TemplateEngine engine;
    private Clock clock;

    protected TriggerGuide() {}

    @Inject
    public TriggerGuide(Campaigns campaigns, Templates templates, TemplateEngine engine, Clock clock) {
        this.campaigns = campaigns;
        this.templates = templates;
        this.engine = engine;
        this.clock = clock;
    }

    /** @throws DomainException CONFLICT {@code campaign-not-live} unless the campaign can be triggered right now */
    public TriggerSample sample(UUID campaignId) {
        Campaign campaign = find(campaignId);
        if (campaign.type() != CampaignType.API_TRIGGERED
                || campaign.statusAt(clock.instant()) != CampaignStatus.RUNNING) {
            throw new DomainException(
                    DomainException.Kind.CONFLICT,
                    "campaign-not-live",
                    "The sample request is available once the campaign is live.");
        }
        TemplateVariables variables = variables(campaign);
        return new TriggerSample(campaign.id(), campaign.mode(), variables, body(campaign, variables));
    }

    /** What a call must bring. */
    public TriggerFields fields(UUID campaignId) {
        Campaign campaign = find(campaignId);
        return new TriggerFields(campaign.id(), campaign.slug(), campaign.mode(), variables(campaign));
    }

    private Campaign find(UUID campaignId) {
        return campaigns.byId(campaignId).orElseThrow(() -> DomainException.notFound("campaign", campaignId));
    }

    private TemplateVariables variables(Campaign campaign) {
        return campaign.settings().templateId() == null
                ? TemplateVariables.NONE
                : templates
                        .byId(campaign.settings().templateId())
                        .map(template -> CallVariables.of(engine.variables(template.content())))
                        .orElse(TemplateVariables.NONE);
    }

    private static JsonObjectBuilder exampleRecipient(ChannelId channel) {
        String address =
                switch (channel) {
                    case EMAIL -> "jane.doe@example.com";
                    case SMS, VIBER -> "+39 055 0123456";
                    case TELEGRAM, WEBPUSH -> "123456789";
                };
        return Json.createObjectBuilder()
                .add("type", "external")
                .add("userId", address)
                .add("namespace", channel == ChannelId.EMAIL ? "email" : "external")
                .add("channelData", Json.createObjectBuilder().add(ChannelData.NONE.property(channel), address));
    }

    private static JsonObject body(Campaign campaign, TemplateVariables variables) {
        JsonObjectBuilder recipient = exampleRecipient(campaign.channel());
        if (campaign.mode() == CampaignMode.STANDARD) {
            recipient.add("profile", ExampleValues.of(variables.profile()).json());
        }
        recipient.add("context", ExampleValues.of(variables.context()).json());
        return Json.createObjectBuilder()
                .add("requestId", UUID.randomUUID().toString())
                .add("campaignId", campaign.slug())
                .add("recipients", Json.createArrayBuilder().add(recipient))
                .build();
    }
}
