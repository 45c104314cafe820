package io.outbound.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.product.Await;
import io.outbound.product.Http;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer sees who sets nothing: the embedded database, sample data, the sandbox. */
class FirstStartAndRestartIT {

    private static final Map<String, String> NOTHING_SET = Map.of();

    @TempDir
    Path folder;

    @Test
    void theFirstStartBringsSampleDataAndARestartKeepsEverything() throws Exception {
        Path home = folder.resolve("home");
        String key;
        int messages;
        try (Launch first = Launch.in(home, NOTHING_SET).ready()) {
            key = first.key();
            Http api = first.api(key);
            assertThat(first.said()).contains("admin user: admin").contains("admin password: ");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(home.resolve("initial-credentials"))))
                    .isEqualTo("rw-------");
            Await.until(
                    "the sample campaigns", () -> statuses(api), seen -> !seen.contains("newsletter-november RUNNING"));
            assertThat(statuses(api))
                    .contains(
                            "newsletter-november DONE",
                            "gold-evening READY",
                            "spring-preview DRAFT",
                            "flash-sale FAILED",
                            "order-confirmation RUNNING",
                            "password-code STOPPED");
            assertThat(api.get("/v1/contact-lists").items())
                    .extracting(list -> list.getInt("size"))
                    .contains(300);
            assertThat(api.get("/v1/logs/api-failed").items())
                    .extracting(row -> row.getString("reason"))
                    .containsExactlyInAnyOrder("NON_EXISTENT_SLUG", "INACTIVE_CAMPAIGN", "INCOMPLETE_CAMPAIGN_SETUP");
            api.post(
                            "/v1/leads",
                            Json.createObjectBuilder()
                                    .add("contact_name", "Stays Here")
                                    .build())
                    .expect(201);
            messages = api.get("/v1/sandbox/messages?limit=200").items().size();
            assertThat(messages).isPositive();
            assertThat(first.endsInTime())
                    .as("ends within ten seconds of SIGTERM")
                    .isTrue();
            assertThat(first.said()).endsWith("Outbound is stopping.\n");
        }

        try (Launch second = Launch.in(home, NOTHING_SET).ready()) {
            Http api = second.api(key);
            assertThat(second.said()).doesNotContain(key).contains("initial-credentials");
            assertThat(statuses(api)).hasSize(9 + 1).contains("newsletter-november DONE");
            assertThat(names(api)).contains("Stays Here");
            api.post(
                            "/v1/leads",
                            Json.createObjectBuilder()
                                    .add("contact_name", "Killed Later")
                                    .build())
                    .expect(201);
            second.kill();
        }

        try (Launch third = Launch.in(home, NOTHING_SET).ready()) {
            Http api = third.api(key);
            assertThat(names(api)).contains("Stays Here", "Killed Later");
            assertThat(api.get("/v1/sandbox/messages?limit=200").items()).hasSize(messages);
        }
    }

    private static List<String> statuses(Http api) {
        return api.get("/v1/campaigns?limit=100").expect(200).items().stream()
                .map(campaign -> campaign.getString("slug") + " " + campaign.getString("status"))
                .toList();
    }

    private static List<String> names(Http api) {
        return api.get("/v1/leads").expect(200).items().stream()
                .map((JsonObject lead) -> lead.getString("contact_name"))
                .toList();
    }
}
