package io.outbound.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.documents.Tour;
import io.outbound.product.Await;
import io.outbound.product.Http;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a newcomer sees who sets nothing, one thing after the other: the embedded database, sample data, the sandbox, the
 * tour of the README pasted as it is into a shell, a restart, a kill.
 */
@TestMethodOrder(OrderAnnotation.class)
class FirstStartAndRestartIT {

    private static final Map<String, String> NOTHING_SET = Map.of();

    @TempDir
    private static Path folder;

    private static Launch server;
    private static String key;
    private static int messages;

    @AfterAll
    static void close() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    @Order(1)
    void theFirstStartBringsSampleData() throws Exception {
        start();
        key = server.key();
        assertThat(server.said()).contains("admin user: admin").contains("admin password: ");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home().resolve("initial-credentials"))))
                .isEqualTo("rw-------");
        Await.until(
                "the sample campaigns",
                FirstStartAndRestartIT::statuses,
                seen -> !seen.contains("newsletter-november RUNNING"));
        assertThat(statuses())
                .hasSize(9 + 1)
                .contains(
                        "newsletter-november DONE",
                        "gold-evening READY",
                        "spring-preview DRAFT",
                        "flash-sale FAILED",
                        "order-confirmation RUNNING",
                        "password-code STOPPED");
        assertThat(api().get("/v1/contact-lists").items())
                .extracting(list -> list.getInt("size"))
                .contains(300);
        assertThat(api().get("/v1/logs/api-failed").items())
                .extracting(row -> row.getString("reason"))
                .containsExactlyInAnyOrder("NON_EXISTENT_SLUG", "INACTIVE_CAMPAIGN", "INCOMPLETE_CAMPAIGN_SETUP");
        lead("Stays Here");
        assertThat(messages()).isPositive();
    }

    @Test
    @Order(2)
    void theTourOfTheReadmeWorksWhenPasted() throws Exception {
        assertThat(shell(Tour.beginning()))
                .endsWith("exit 0\n")
                .contains("invalid-email")
                .contains("A tour for Ada", "A tour for Grace")
                .contains("\"executionId\":\"UMA-")
                .contains("HTTP 202")
                .contains("HTTP 404")
                .contains("HTTP 409")
                .contains("NON_EXISTENT_SLUG")
                .contains("DUPLICATE_EMAIL");
    }

    @Test
    @Order(3)
    void aRestartKeepsEverything() throws Exception {
        messages = messages();
        List<String> before = statuses();
        assertThat(server.endsInTime()).as("ends within ten seconds of SIGTERM").isTrue();
        assertThat(server.said()).endsWith("Outbound is stopping.\n");

        start();
        assertThat(server.said()).doesNotContain(key).contains("initial-credentials");
        assertThat(statuses()).isEqualTo(before).contains("newsletter-november DONE");
        assertThat(names()).contains("Stays Here");
        assertThat(messages()).isEqualTo(messages);
    }

    @Test
    @Order(4)
    void theTourOfTheReadmeGoesOnAfterTheRestart() throws Exception {
        assertThat(shell(Tour.afterTheRestart()))
                .endsWith("exit 0\n")
                .contains("\"status\":\"DONE\"")
                .contains("DUPLICATE_EMAIL");
    }

    @Test
    @Order(5)
    void aKillLosesNothing() throws Exception {
        lead("Killed Later");
        server.kill();

        start();
        assertThat(names()).contains("Stays Here", "Killed Later");
        assertThat(messages()).isEqualTo(messages);
    }

    /** Where the tour looks for it, from the folder that its shell stands in. */
    private static Path home() {
        return folder.resolve(".outbound");
    }

    private static void start() throws IOException {
        server = Launch.in(home(), NOTHING_SET).ready();
    }

    private static String shell(String commands) throws IOException, InterruptedException {
        return new Tour(folder, server.url()).run(commands);
    }

    private static Http api() {
        return server.api(key);
    }

    private static void lead(String name) {
        api().post(
                        "/v1/leads",
                        Json.createObjectBuilder().add("contact_name", name).build())
                .expect(201);
    }

    private static int messages() {
        return api().get("/v1/sandbox/messages?limit=200").items().size();
    }

    private static List<String> statuses() {
        return api().get("/v1/campaigns?limit=100").expect(200).items().stream()
                .map(campaign -> campaign.getString("slug") + " " + campaign.getString("status"))
                .toList();
    }

    private static List<String> names() {
        return api().get("/v1/leads").expect(200).items().stream()
                .map((JsonObject lead) -> lead.getString("contact_name"))
                .toList();
    }
}
