package io.outbound.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.product.Answer;
import io.outbound.product.Await;
import io.outbound.product.Http;
import io.outbound.product.MicroOnPostgres;
import io.outbound.product.Product;
import io.outbound.smoke.Kit;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MicroOnPostgres.class)
class PaidChannelIT {

    private Http api;
    private Kit kit;

    @BeforeEach
    void meet(Product product) {
        api = product.api();
        kit = new Kit(api);
        settings(true, "0");
    }

    @AfterEach
    void leaveItAsItWas() {
        settings(false, "0");
    }

    @Test
    void anSmsCampaignGoesFromDraftToDoneInTheSandboxAndNowhereWithoutIt() {
        String campaign = campaign("MANUAL", "Hello {{ profile.name }}", people("", ""));
        assertThat(kit.campaign(campaign).getString("status")).isEqualTo("DRAFT");
        kit.act(campaign, "finish").expect(200);
        assertThat(kit.campaign(campaign).getString("status")).isEqualTo("READY");

        settings(false, "0");
        assertThat(reasons(campaign)).containsExactly("CHANNEL_NOT_CONFIGURED");
        settings(true, "0");
        assertThat(reasons(campaign)).isEmpty();

        kit.act(campaign, "launch").expect(200);
        assertThat(done(campaign).getJsonObject("counts").getInt("sent")).isEqualTo(2);
        assertThat(api.get("/v1/sandbox/messages?q=%2B39%20055").expect(200).items())
                .filteredOn(message -> message.getString("channel").equals("SMS"))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void whatCannotBePaidDoesNotStart() {
        settings(true, "500");
        String campaign = campaign("NOW", "Hello", people(""));
        assertThat(reasons(campaign)).containsExactly("INSUFFICIENT_FUNDS");
        kit.act(campaign, "finish").expect(200);
        JsonObject failed = kit.campaign(campaign);
        assertThat(failed.getString("status")).isEqualTo("FAILED");
        assertThat(failed.getJsonArray("failureReasons").getJsonObject(0).getString("code"))
                .isEqualTo("INSUFFICIENT_FUNDS");
    }

    @Test
    void aRunThatCostsMoreThanExpectedKeepsTheRestAndGoesOnAfterATopUp() {
        settings(true, "0.05");
        JsonObject before = balance();
        topUp("missing", new BigDecimal("0.15").subtract(amount(before, "available")))
                .expect(201);
        String campaign = campaign("NOW", "Hi {{ profile.note }}", people("", "x".repeat(200), ""));
        kit.act(campaign, "finish").expect(200);

        JsonObject held =
                Await.until("the hold", () -> kit.campaign(campaign), seen -> seen.get("hold") != JsonValue.NULL);
        assertThat(held.getString("status")).isEqualTo("RUNNING");
        assertThat(held.getJsonObject("hold").getString("reason")).isEqualTo("INSUFFICIENT_FUNDS");
        assertThat(held.getJsonObject("counts").getInt("sent")).isEqualTo(2);
        assertExact();

        String key = UUID.randomUUID().toString();
        assertThat(topUp(key, new BigDecimal("0.07")).status()).isEqualTo(201);
        assertThat(topUp(key, new BigDecimal("0.07")).header("Idempotent-Replayed"))
                .isEqualTo("true");
        assertThat(topUp(key, new BigDecimal("0.08")).expect(422).json().getString("code"))
                .isEqualTo("idempotency-key-reused");

        JsonObject done = done(campaign);
        assertThat(done.get("hold")).isEqualTo(JsonValue.NULL);
        assertThat(done.getJsonObject("counts").getInt("sent")).isEqualTo(3);
        assertExact();
        assertThat(amount(balance(), "available")).isEqualByComparingTo("0.02");
        assertThat(amount(balance(), "settled").subtract(amount(before, "settled")))
                .isEqualByComparingTo("0.20");
        assertThat(lines(campaign)).containsExactlyInAnyOrder("SETTLE 0.2 3", "RESERVE 0.2 0");
        String csv = api.get("/v1/balance/entries.csv?campaignId=" + campaign)
                .expect(200)
                .body();
        assertThat(csv.lines()).hasSize(3).anyMatch(line -> line.contains("\"SETTLE\",\"0.2000\",\"EUR\",\"3\""));
    }

    private void assertExact() {
        JsonObject now = balance();
        assertThat(amount(now, "available").add(amount(now, "reserved")).add(amount(now, "settled")))
                .isEqualByComparingTo(amount(now, "toppedUp"));
    }

    private JsonObject balance() {
        return api.get("/v1/balance").expect(200).json();
    }

    private static BigDecimal amount(JsonObject json, String name) {
        return json.getJsonNumber(name).bigDecimalValue();
    }

    private Answer topUp(String key, BigDecimal amount) {
        return api.with("Idempotency-Key", key)
                .post(
                        "/v1/balance/top-ups",
                        Json.createObjectBuilder()
                                .add("amount", amount)
                                .add("note", "for a test")
                                .build());
    }

    private List<String> lines(String campaign) {
        return api.get("/v1/balance/entries?campaignId=" + campaign).expect(200).items().stream()
                .map(line -> line.getString("kind") + " "
                        + amount(line, "amount").stripTrailingZeros().toPlainString() + " " + line.getInt("messages"))
                .toList();
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

    private JsonObject done(String campaign) {
        JsonObject done = Await.until("the campaign", () -> kit.campaign(campaign), seen -> !seen.getString("status")
                .equals("RUNNING"));
        assertThat(done.getString("status")).isEqualTo("DONE");
        return done;
    }

    /** One person for each note, with a phone number of their own and nothing else. */
    private String people(String... notes) {
        StringBuilder csv = new StringBuilder("name,phone,note\n");
        for (String note : notes) {
            String number = "+39 055 " + ThreadLocalRandom.current().nextLong(10_000_000L, 99_999_999L);
            csv.append("P,").append(number).append(',').append(note).append('\n');
        }
        return kit.list(csv.toString());
    }

    private String campaign(String launchType, String text, String list) {
        String template = made("/v1/templates", sms("Text").add("text", text));
        return made(
                "/v1/campaigns",
                sms("Paid " + UUID.randomUUID())
                        .add("launchType", launchType)
                        .add("templateId", template)
                        .add(
                                "senderId",
                                made(
                                        "/v1/senders",
                                        sms("Shop " + UUID.randomUUID()).add("address", "Shop")))
                        .add("contactListId", list));
    }

    private static JsonObjectBuilder sms(String name) {
        return Json.createObjectBuilder().add("channel", "SMS").add("name", name);
    }

    private String made(String path, JsonObjectBuilder body) {
        return api.post(path, body.build()).expect(201).json().getString("id");
    }

    private void settings(boolean sandbox, String smsPrice) {
        Answer now = api.get("/v1/settings").expect(200);
        JsonObject wanted = Json.createObjectBuilder(now.json())
                .add("sandbox", sandbox)
                .add(
                        "prices",
                        Json.createObjectBuilder()
                                .add("currency", "EUR")
                                .add("sms", new BigDecimal(smsPrice))
                                .add("viber", 0))
                .build();
        api.with("If-Match", now.header("ETag")).put("/v1/settings", wanted).expect(200);
    }
}
