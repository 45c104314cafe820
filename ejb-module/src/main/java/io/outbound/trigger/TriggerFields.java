package io.outbound.trigger;

import io.outbound.campaign.CampaignMode;
import io.outbound.json.Json;
import io.outbound.template.TemplateVariables;
import jakarta.json.JsonObject;
import java.util.UUID;

/** The variables that a call must fill in. */
public record TriggerFields(UUID campaignId, String slug, CampaignMode mode, TemplateVariables variables) {

    /** JSON Schema 2020-12 of one recipient's {@code profile} and {@code context}. */
    public JsonObject schema() {
        return Json.createObjectBuilder()
                .add("$schema", "https://json-schema.org/draft/2020-12/schema")
                .add("type", "object")
                .add(
                        "properties",
                        Json.createObjectBuilder()
                                .add(
                                        "profile",
                                        ExampleValues.of(variables.profile()).schema(variables.optional(), "profile"))
                                .add(
                                        "context",
                                        ExampleValues.of(variables.context()).schema(variables.optional(), "context")))
                .build();
    }
}
