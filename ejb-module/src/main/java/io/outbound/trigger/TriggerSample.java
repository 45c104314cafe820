package io.outbound.trigger;

import io.outbound.campaign.CampaignMode;
import io.outbound.template.TemplateVariables;
import jakarta.json.JsonObject;
import java.util.UUID;

/**
 * A call that would be accepted as it stands.
 *
 * @param body with a fresh request id and an example value for every variable
 */
public record TriggerSample(UUID campaignId, CampaignMode mode, TemplateVariables variables, JsonObject body) {}
