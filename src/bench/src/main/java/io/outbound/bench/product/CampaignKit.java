package io.outbound.bench.product;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Everything a campaign needs, made through the API as a marketer's integration would. */
public final class CampaignKit {

    private final Api api;
    private final String template;
    private final String sender;

    public CampaignKit(Api api) throws IOException, InterruptedException {
        this.api = api;
        this.template = id(api.post(
                "v1/templates",
                Json.createObjectBuilder()
                        .add("name", "Bench letter")
                        .add("channel", "EMAIL")
                        .add("subject", "News for {{ profile.first_name }}")
                        .add("html", Letter.html())
                        .add("text", Letter.plain())
                        .build()));
        this.sender = id(api.post(
                "v1/senders",
                Json.createObjectBuilder()
                        .add("channel", "EMAIL")
                        .add("name", "Bench " + UUID.randomUUID())
                        .add("address", "bench@example.com")
                        .build()));
    }

    public String templateId() {
        return template;
    }

    public String senderId() {
        return sender;
    }

    /** A list of people {@code <prefix>1..n@example.com}, imported as a CSV file; returns when the import is done. */
    public String listOf(int people, String prefix, Path folder) throws IOException, InterruptedException {
        String list = id(api.post(
                "v1/contact-lists",
                Json.createObjectBuilder().add("name", prefix + " " + people).build()));
        Path file = folder.resolve(prefix + ".csv");
        writeCsv(file, people, prefix);
        String job = id(api.postCsv("v1/contact-lists/" + list + "/import", file));
        JsonObject progress = api.get("v1/imports/" + job);
        while (progress.getString("state").equals("RUNNING")) {
            Thread.sleep(100);
            progress = api.get("v1/imports/" + job);
        }
        if (progress.getInt("imported") != people) {
            throw new IllegalStateException("the import ended as " + progress);
        }
        return list;
    }

    /** A broadcast that starts when it is finished. */
    public UUID draft(String list, String name) throws IOException, InterruptedException {
        return UUID.fromString(id(api.post(
                "v1/campaigns",
                Json.createObjectBuilder()
                        .add("name", name)
                        .add("type", "BROADCAST")
                        .add("channel", "EMAIL")
                        .add("launchType", "NOW")
                        .add("templateId", template)
                        .add("senderId", sender)
                        .add("contactListId", list)
                        .build())));
    }

    public void finish(UUID campaign) throws IOException, InterruptedException {
        api.post("v1/campaigns/" + campaign + "/finish", JsonObject.EMPTY_JSON_OBJECT);
    }

    public JsonObject campaign(UUID campaign) throws IOException, InterruptedException {
        return api.get("v1/campaigns/" + campaign);
    }

    private static void writeCsv(Path file, int people, String prefix) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("email,name,first_name,city\n");
            for (int i = 1; i <= people; i++) {
                out.write(prefix + i + "@example.com,Person " + i + ",First" + i + ",City " + i % 100 + "\n");
            }
        }
    }

    private static String id(JsonObject made) {
        return made.getString("id");
    }
}
