package io.outbound.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.bench.sink.Mail;
import io.outbound.product.Answer;
import io.outbound.product.Await;
import io.outbound.product.Http;
import io.outbound.product.MicroOnPostgres;
import io.outbound.product.Product;
import io.outbound.smoke.Kit;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MicroOnPostgres.class)
class ContentAndSendersIT {

    private static final String TOKEN = "123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private Product product;
    private Http api;
    private Kit kit;

    @BeforeEach
    void open(Product running) {
        product = running;
        api = running.api();
        kit = new Kit(api);
    }

    @Test
    void anEmailSenderIsConfirmedByWhoeverReadsItsMail() {
        String address = "shop-" + UUID.randomUUID() + "@unproven.example";
        JsonObject sender = made(
                "/v1/senders",
                Json.createObjectBuilder()
                        .add("channel", "EMAIL")
                        .add("name", address)
                        .add("address", address));
        assertThat(sender.getBoolean("verified")).isFalse();
        String campaign = made(
                        "/v1/campaigns",
                        Json.createObjectBuilder()
                                .add("name", "Proof")
                                .add("channel", "EMAIL")
                                .add("senderId", sender.getString("id")))
                .getString("id");
        assertThat(reasons(campaign)).contains("DOMAIN_UNVERIFIED");

        List<Mail> letters = Await.until("the letter", () -> mailsTo(address), mails -> !mails.isEmpty());
        Matcher link = Pattern.compile("http\\S+/t/v/[A-Za-z0-9_.-]+")
                .matcher(letters.get(0).text().replace("=\r\n", "").replace("=3D", "="));
        assertThat(link.find()).isTrue();
        Http page = Http.at(link.group());
        assertThat(page.get("").expect(200).body()).contains("Confirm");
        assertThat(reasons(campaign)).as("looking is not confirming").contains("DOMAIN_UNVERIFIED");
        page.send("POST", "", null, BodyPublishers.noBody()).expect(200);

        assertThat(reasons(campaign)).doesNotContain("DOMAIN_UNVERIFIED");
        assertThat(api.post("/v1/senders/" + sender.getString("id") + "/verify", JsonObject.EMPTY_JSON_OBJECT)
                        .expect(409)
                        .json()
                        .getString("code"))
                .isEqualTo("sender-verified");
    }

    /** Whoever asks for letters to somebody else's mailbox again and again is told when the next one may go. */
    @Test
    void anAddressThatHasHadItsLettersGetsNoMoreAndItIsSaidWhen() throws Exception {
        String address = "often-" + UUID.randomUUID() + "@unproven.example";
        String sender = made(
                        "/v1/senders",
                        Json.createObjectBuilder()
                                .add("channel", "EMAIL")
                                .add("name", address)
                                .add("address", address))
                .getString("id");
        Await.until("the letter", () -> mailsTo(address), mails -> mails.size() == 1);
        assertThat(tooOften(sender, "verification-just-mailed")).isBetween(1L, 60L);

        letters(address, "letters = 5, mailed_at = now() - interval '1 hour', since = now() - interval '4 hours'");
        assertThat(tooOften(sender, "verification-mailed-often")).isBetween(19 * 3_600L, 20 * 3_600L);
        assertThat(mailsTo(address)).hasSize(1);

        letters(address, "since = now() - interval '25 hours'");
        api.post("/v1/senders/" + sender + "/verify", JsonObject.EMPTY_JSON_OBJECT)
                .expect(202);
        Await.until("another letter", () -> mailsTo(address), mails -> mails.size() == 2);
    }

    /** @return how many seconds to wait */
    private long tooOften(String sender, String code) {
        Answer refused = api.post("/v1/senders/" + sender + "/verify", JsonObject.EMPTY_JSON_OBJECT)
                .expect(429);
        assertThat(refused.json().getString("code")).isEqualTo(code);
        return Long.parseLong(refused.header("retry-after"));
    }

    private void letters(String address, String change) throws SQLException {
        try (Connection database = product.database().connect();
                PreparedStatement update = database.prepareStatement(
                        "update verification_letter set " + change + " where address_key = ?")) {
            update.setString(1, address);
            assertThat(update.executeUpdate()).isOne();
        }
    }

    @Test
    void whoeverTakesSomethingAwayIsToldWhatBreaksAndItIsMarkedUntilItIsMended() {
        String list = kit.list("email,name\n" + unique() + "@example.com,Ann\n");
        String campaign = kit.broadcast("MANUAL", kit.template("News", "<p>News</p>"), list);
        kit.act(campaign, "finish").expect(200);
        String sender = kit.campaign(campaign).getString("senderId");
        assertThat(api.get("/v1/senders/" + sender + "/usages").expect(200).items())
                .extracting(use -> use.getString("campaignId"))
                .containsExactly(campaign);

        JsonObject paused = pause(sender, "PAUSED");
        assertThat(paused.getJsonArray("warnings").getValuesAs(JsonObject.class))
                .extracting(warned -> warned.getString("campaignId"))
                .containsExactly(campaign);
        assertThat(attention(kit.campaign(campaign))).containsExactly("SENDER_PAUSED");
        JsonObject listed =
                api.get("/v1/campaigns?q=" + campaign).expect(200).items().get(0);
        assertThat(attention(listed)).containsExactly("SENDER_PAUSED");
        pause(sender, "ACTIVE");
        assertThat(attention(kit.campaign(campaign))).isEmpty();

        Answer deleted = api.send("DELETE", "/v1/contact-lists/" + list, null, BodyPublishers.noBody());
        assertThat(deleted.expect(200).json().getJsonArray("warnings")).hasSize(1);
        assertThat(attention(kit.campaign(campaign))).containsExactly("CONTACT_LIST_DELETED");
        String unused = kit.template("Unused", "<p>Unused</p>");
        api.send("DELETE", "/v1/templates/" + unused, null, BodyPublishers.noBody())
                .expect(204);
    }

    @Test
    void whoeverLetsAStoppedCampaignWaitAgainIsToldWhatWouldStandInItsWay() {
        String list = kit.list("email,name\n" + unique() + "@example.com,Ann\n");
        LocalDateTime later =
                LocalDateTime.now(ZoneId.of("Europe/Rome")).plusDays(1).truncatedTo(ChronoUnit.SECONDS);
        String campaign = kit.scheduled(later, kit.template("News", "<p>News</p>"), list);
        assertThat(codes(kit.act(campaign, "finish").expect(200).json(), "warnings"))
                .isEmpty();
        kit.act(campaign, "stop").expect(200);
        pause(kit.campaign(campaign).getString("senderId"), "PAUSED");
        JsonObject waits = kit.act(campaign, "launch").expect(200).json();
        assertThat(waits.getString("status")).isEqualTo("WAITING");
        assertThat(codes(waits, "warnings")).containsExactly("SENDER_PAUSED");
        kit.act(campaign, "stop").expect(200);
    }

    @Test
    void aTriggeredCampaignThatIsLiveIsNamedAndMarkedWhenItsTemplateIsDeleted() {
        String template = kit.template("News", "<p>News</p>");
        String campaign = kit.live("live-" + UUID.randomUUID(), template);
        JsonObject deleted = api.send("DELETE", "/v1/templates/" + template, null, BodyPublishers.noBody())
                .expect(200)
                .json();
        assertThat(deleted.getJsonArray("warnings").getValuesAs(JsonObject.class))
                .extracting(warned -> warned.getString("campaignId"))
                .containsExactly(campaign);
        assertThat(attention(kit.campaign(campaign))).containsExactly("TEMPLATE_DELETED");
    }

    @Test
    void aTriggeredCampaignThatIsLiveGoesOnWithWhatWasTakenAwayUntilItIsDeactivated() {
        String slug = "on-" + UUID.randomUUID();
        String template = kit.template("News", "<p>News</p>");
        String campaign = kit.live(slug, template);
        pause(kit.campaign(campaign).getString("senderId"), "PAUSED");
        api.send("DELETE", "/v1/templates/" + template, null, BodyPublishers.noBody())
                .expect(200);

        String address = unique() + "@example.com";
        api.post("/im/executions/unitary", Kit.call(unique(), slug, address, "1"))
                .expect(202);
        Await.until("the message", () -> mailsTo(address), mails -> mails.size() == 1);

        kit.act(campaign, "deactivate").expect(200);
        JsonObject refused = kit.act(campaign, "activate").expect(409).json();
        assertThat(codes(refused, "reasons")).contains("SENDER_PAUSED", "TEMPLATE_DELETED");
    }

    @Test
    void aTestIsSeenByThoseItIsForAndCountsNowhere() {
        String address = unique() + "@example.com";
        String list = kit.list("email,name\n" + unique() + "@example.com,Ann\n");
        String campaign = kit.broadcast("MANUAL", kit.template("For {{ profile.name }}", "<p>News</p>"), list);

        JsonObject sent = api.post(
                        "/v1/campaigns/" + campaign + "/test-send",
                        Json.createObjectBuilder()
                                .add("recipients", Json.createArrayBuilder().add(address))
                                .build())
                .expect(202)
                .json();

        assertThat(sent.getJsonArray("missing")).hasSize(1);
        Await.until("the test", () -> mailsTo(address), mails -> mails.size() == 1);
        JsonObject run = Await.until(
                "its run",
                () -> api.get("/v1/executions/" + sent.getString("executionId"))
                        .expect(200)
                        .json(),
                seen -> seen.getString("status").equals("DONE"));
        assertThat(run.getString("kind")).isEqualTo("TEST");
        assertThat(kit.campaign(campaign).getJsonObject("counts").getInt("targeted"))
                .isZero();
        assertThat(api.get("/v1/campaigns/" + campaign + "/recipients").items()).isEmpty();
        assertThat(api.get("/v1/campaigns/" + campaign + "/analytics")
                        .expect(200)
                        .body())
                .doesNotContain(address);
    }

    @Test
    void whatATemplateSaidBeforeCanBeReadAndRestored() {
        String template = kit.template("One", "<p>One</p>");
        Answer first = api.get("/v1/templates/" + template).expect(200);
        api.with("If-Match", first.header("etag"))
                .patch(
                        "/v1/templates/" + template,
                        Json.createObjectBuilder().add("subject", "Two").build())
                .expect(200);
        List<JsonObject> versions =
                api.get("/v1/templates/" + template + "/versions").expect(200).items();
        assertThat(versions).extracting(version -> version.getString("subject")).containsExactly("Two", "One");

        String earlier =
                "/v1/templates/" + template + "/versions/" + versions.get(1).getInt("version");
        assertThat(api.get(earlier).expect(200).json().getString("subject")).isEqualTo("One");
        Answer now = api.get("/v1/templates/" + template).expect(200);
        api.with("If-Match", now.header("etag"))
                .post(earlier + "/restore", JsonObject.EMPTY_JSON_OBJECT)
                .expect(200);
        assertThat(api.get("/v1/templates/" + template).json().getString("subject"))
                .isEqualTo("One");
    }

    @Test
    void aTelegramCampaignTellsItsBotAndNobodyTheToken() {
        JsonObject bot = made(
                "/v1/telegram-bots",
                Json.createObjectBuilder().add("name", "Herald").add("token", TOKEN));
        String id = bot.getString("id");
        assertThat(bot.toString()).doesNotContain("AAAA");
        assertThat(api.get("/v1/telegram-bots").expect(200).body()).contains(id).doesNotContain("AAAA");

        JsonObject campaign = kit.campaign(made(
                        "/v1/campaigns",
                        Json.createObjectBuilder()
                                .add("name", "By bot")
                                .add("channel", "TELEGRAM")
                                .add("tags", Json.createArrayBuilder().add("by-bot"))
                                .add("telegramBotId", id))
                .getString("id"));

        assertThat(campaign.getString("telegramBotId")).isEqualTo(id);
        assertThat(campaign.getJsonObject("telegramBot").getString("name")).isEqualTo("Herald");
        assertThat(api.get("/v1/tags").expect(200).items())
                .anySatisfy(tag -> assertThat(tag.getString("tag")).isEqualTo("by-bot"));
        assertThat(api.post("/v1/telegram-bots/" + id + "/check", JsonObject.EMPTY_JSON_OBJECT)
                        .expect(409)
                        .json()
                        .getString("code"))
                .isEqualTo("channel-not-configured");
    }

    private JsonObject pause(String sender, String status) {
        Answer seen = api.get("/v1/senders/" + sender).expect(200);
        return api.with("If-Match", seen.header("etag"))
                .patch(
                        "/v1/senders/" + sender,
                        Json.createObjectBuilder().add("status", status).build())
                .expect(200)
                .json();
    }

    private List<String> reasons(String campaign) {
        return kit
                .act(campaign, "preflight")
                .expect(200)
                .json()
                .getJsonArray("reasons")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(reason -> reason.getString("code"))
                .toList();
    }

    private static List<String> attention(JsonObject campaign) {
        return codes(campaign, "attention");
    }

    private static List<String> codes(JsonObject campaign, String reasons) {
        return campaign.getJsonArray(reasons).getValuesAs(JsonObject.class).stream()
                .map(reason -> reason.getString("code"))
                .toList();
    }

    private List<Mail> mailsTo(String address) {
        return product.sink().mails().stream()
                .filter(mail -> mail.recipients().contains(address))
                .toList();
    }

    private static String unique() {
        return "p" + UUID.randomUUID();
    }

    private JsonObject made(String path, JsonObjectBuilder body) {
        return api.post(path, body.build()).expect(201).json();
    }
}
