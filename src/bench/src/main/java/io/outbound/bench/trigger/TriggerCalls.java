package io.outbound.bench.trigger;

import io.outbound.bench.product.Api;
import io.outbound.bench.product.CampaignKit;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.UUID;

/** A live campaign with standard triggers, and what callers send to it. */
final class TriggerCalls {

    private TriggerCalls() {}

    /** @return its slug */
    static String liveCampaign(Api api, CampaignKit kit) throws Exception {
        JsonObject made = api.post(
                "v1/campaigns",
                Json.createObjectBuilder()
                        .add("name", "Triggered")
                        .add("type", "API_TRIGGERED")
                        .add("mode", "STANDARD")
                        .add("channel", "EMAIL")
                        .add("templateId", kit.templateId())
                        .add("senderId", kit.senderId())
                        .build());
        api.post("v1/campaigns/" + made.getString("id") + "/activate", JsonObject.EMPTY_JSON_OBJECT);
        return made.getString("slug");
    }

    /** About 1 KB. */
    static String body(String campaign) {
        UUID id = UUID.randomUUID();
        return "{\"requestId\":\"" + id + "\",\"campaignId\":\"" + campaign
                + "\",\"recipients\":[{\"type\":\"external\",\"userId\":\"" + id
                + "\",\"namespace\":\"email\",\"channelData\":{\"emailAddress\":\"" + id
                + "@example.com\"},\"profile\":{\"first_name\":\"Ada\",\"city\":\"London " + "x".repeat(600)
                + "\"},\"context\":{}}]}";
    }
}
