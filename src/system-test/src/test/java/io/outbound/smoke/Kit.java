package io.outbound.smoke;

import io.outbound.product.Answer;
import io.outbound.product.Await;
import io.outbound.product.Http;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.LocalDateTime;
import java.util.UUID;

/** What a campaign is made of, made through the API. */
public final class Kit {

    private final Http api;

    public Kit(Http api) {
        this.api = api;
    }

    public String template(String subject, String html) {
        return made(
                "/v1/templates",
                Json.createObjectBuilder()
                        .add("name", "Letter " + UUID.randomUUID())
                        .add("channel", "EMAIL")
                        .add("subject", subject)
                        .add("html", html)
                        .add("text", "see above"));
    }

    public String sender() {
        return made(
                "/v1/senders",
                Json.createObjectBuilder()
                        .add("channel", "EMAIL")
                        .add("name", "Outbound Test " + UUID.randomUUID())
                        .add("address", "news@example.com"));
    }

    public String list(String csv) {
        String list = made("/v1/contact-lists", Json.createObjectBuilder().add("name", "List " + UUID.randomUUID()));
        String job = api.post("/v1/contact-lists/" + list + "/import", "text/csv", csv)
                .expect(202)
                .json()
                .getString("id");
        Await.until(
                "the import",
                () -> api.get("/v1/imports/" + job).expect(200).json().getString("state"),
                state -> !state.equals("RUNNING"));
        return list;
    }

    /** Those of whom this attribute is this. */
    public String segment(String attribute, String value) {
        return made(
                "/v1/segments",
                Json.createObjectBuilder()
                        .add("name", attribute + " " + value)
                        .add(
                                "rule",
                                Json.createObjectBuilder()
                                        .add("attribute", attribute)
                                        .add("op", "eq")
                                        .add("value", value)));
    }

    /** A broadcast in DRAFT. */
    public String broadcast(String launchType, String template, String list) {
        return made(
                "/v1/campaigns",
                email("Broadcast " + UUID.randomUUID())
                        .add("type", "BROADCAST")
                        .add("launchType", launchType)
                        .add("templateId", template)
                        .add("senderId", sender())
                        .add("contactListId", list));
    }

    /** A broadcast in DRAFT that sends at a local time in Rome. */
    public String scheduled(LocalDateTime sendTime, String template, String list) {
        return made(
                "/v1/campaigns",
                email("Scheduled")
                        .add("launchType", "SCHEDULE")
                        .add("sendTime", sendTime.toString())
                        .add("timeZone", "Europe/Rome")
                        .add("templateId", template)
                        .add("senderId", sender())
                        .add("contactListId", list));
    }

    /** An API-triggered campaign in DRAFT; complete when it has a template. */
    public String triggered(String slug, String template) {
        JsonObjectBuilder campaign = email("Triggered " + slug)
                .add("type", "API_TRIGGERED")
                .add("mode", "STANDARD")
                .add("slug", slug)
                .add("senderId", sender());
        if (template != null) {
            campaign.add("templateId", template);
        }
        return made("/v1/campaigns", campaign);
    }

    public String live(String slug, String template) {
        String campaign = triggered(slug, template);
        act(campaign, "activate").expect(200);
        return campaign;
    }

    public Answer act(String campaign, String verb) {
        return api.post("/v1/campaigns/" + campaign + "/" + verb, JsonObject.EMPTY_JSON_OBJECT);
    }

    public JsonObject campaign(String id) {
        return api.get("/v1/campaigns/" + id).expect(200).json();
    }

    /** The body of a trigger for one person. */
    public static JsonObject call(String requestId, String campaign, String address, String order) {
        return Json.createObjectBuilder()
                .add("requestId", requestId)
                .add("campaignId", campaign)
                .add(
                        "recipients",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("type", "external")
                                        .add("userId", address)
                                        .add("namespace", "email")
                                        .add(
                                                "channelData",
                                                Json.createObjectBuilder().add("emailAddress", address))
                                        .add(
                                                "context",
                                                Json.createObjectBuilder().add("order", order))))
                .build();
    }

    private static JsonObjectBuilder email(String name) {
        return Json.createObjectBuilder().add("name", name).add("channel", "EMAIL");
    }

    private String made(String path, JsonObjectBuilder body) {
        return api.post(path, body.build()).expect(201).json().getString("id");
    }
}
