package io.outbound.channel.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.product.Answer;
import io.outbound.product.Await;
import io.outbound.product.Http;
import io.outbound.product.MicroWithGateways;
import io.outbound.product.Product;
import io.outbound.smoke.Kit;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MicroWithGateways.class)
class GatewaysIT {

    private static final AtomicLong IDS = new AtomicLong();

    private Product product;
    private FakeGateway gateway;
    private Http api;
    private Kit kit;

    @BeforeEach
    void meet(Product running, FakeGateway fake) {
        product = running;
        gateway = fake;
        api = running.api();
        kit = new Kit(api);
        sandbox(false);
        gateway.behaving((call, caller) -> FakeGateway.bytes(yes(call), true).answer(call, caller));
    }

    private static String yes(FakeGateway.Call call) {
        long id = IDS.incrementAndGet();
        if (call.target().startsWith("/telegram")) {
            String result =
                    call.target().endsWith("getMe") ? "{\"username\":\"herald_bot\"}" : "{\"message_id\":" + id + "}";
            return FakeGateway.whole("200 OK", "{\"ok\":true,\"result\":" + result + "}");
        }
        return call.target().startsWith("/viber")
                ? FakeGateway.whole("200 OK", "{\"status\":0,\"message_token\":" + id + "}")
                : FakeGateway.whole("201 Created", "{\"id\":\"sms-" + id + "\"}");
    }

    @Test
    void anSmsCampaignLeavesThroughTheGatewayAndItsMessagesHaveTheGatewaysIds() {
        String campaign = campaign("SMS", "Hello {{ profile.name }}", people("phone", phone(), phone(), phone()));
        assertThat(done(campaign).getJsonObject("counts").getInt("sent")).isEqualTo(3);
        assertThat(sentTo("/sms", "Hello P")).hasSize(3);
        assertThat(messages(campaign)).hasSize(3).allSatisfy(message -> assertThat(message.getString("messageId"))
                .startsWith("sms-"));
        assertThat(gateway.calls)
                .filteredOn(call -> call.target().equals("/sms"))
                .allSatisfy(call -> assertThat(call.header("authorization")).isEqualTo("Bearer only-for-sms-1"));
    }

    @Test
    void anSmsThatACallTriggersLeavesAtOnce() {
        String slug = "sms-" + UUID.randomUUID();
        String text = "Code " + UUID.randomUUID();
        String campaign = made(
                "/v1/campaigns",
                of("SMS", slug)
                        .add("type", "API_TRIGGERED")
                        .add("mode", "STANDARD")
                        .add("slug", slug)
                        .add("senderId", sender("SMS"))
                        .add("templateId", made("/v1/templates", of("SMS", "T").add("text", text))));
        kit.act(campaign, "activate").expect(200);
        JsonObject body = Json.createObjectBuilder()
                .add("requestId", UUID.randomUUID().toString())
                .add("campaignId", campaign)
                .add(
                        "recipients",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("type", "external")
                                        .add("userId", "ann")
                                        .add("namespace", "crm")
                                        .add(
                                                "channelData",
                                                Json.createObjectBuilder().add("mobilePhoneNumber", phone()))))
                .build();
        api.post("/im/executions/unitary", body).expect(202);
        Await.until("the SMS", () -> sentTo("/sms", text), sent -> sent.size() == 1);
    }

    @Test
    void whileTheSandboxIsOnNoGatewaySeesAConnection() {
        sandbox(true);
        int before = gateway.connections();
        int calls = gateway.calls.size();
        for (String channel : List.of("SMS", "TELEGRAM", "VIBER")) {
            String list = channel.equals("SMS")
                    ? people("phone", phone())
                    : people(channel.equals("VIBER") ? "viberId" : "telegramChatId", digits());
            assertThat(done(campaign(channel, "Hi", list))
                            .getJsonObject("counts")
                            .getInt("sent"))
                    .as(channel)
                    .isEqualTo(1);
        }
        List<FakeGateway.Call> since = gateway.calls.subList(calls, gateway.calls.size());
        long questions = since.stream()
                .filter(call -> call.target().endsWith("/getMe")) // every quarter of an hour: of no message
                .count();
        assertThat(since).hasSize((int) questions);
        assertThat(gateway.connections()).isLessThanOrEqualTo(before + (int) questions);
    }

    @Test
    void aTelegramCampaignReachesChatsAndLeavesOutWhoHasBlockedTheBot() {
        String bot = bot();
        String blocker = digits();
        gateway.behaving((call, caller) -> FakeGateway.bytes(
                        call.text().contains(blocker)
                                ? FakeGateway.whole(
                                        "403 Forbidden",
                                        "{\"ok\":false,\"error_code\":403,\"description\":\"Forbidden: bot was blocked by the user\"}")
                                : yes(call),
                        true)
                .answer(call, caller));
        String list = people("telegramChatId", blocker, digits(), digits());
        JsonObject first = done(telegram(bot, list)).getJsonObject("counts");
        assertThat(first.getInt("sent")).isEqualTo(2);
        assertThat(first.getInt("failed")).isEqualTo(1);
        assertThat(sentTo("/telegram", blocker)).hasSize(1);
        done(telegram(bot, list));
        assertThat(sentTo("/telegram", blocker)).as("not written to again").hasSize(1);
        done(telegram(bot(), list));
        assertThat(sentTo("/telegram", blocker)).as("by another bot").hasSize(2);
        assertThat(product.log()).content().doesNotContain("AAAAAAAAAAAAAAAA").doesNotContain("only-for-sms-1");
    }

    @Test
    void aContactIsReachedInTheChatThatItOpensByItsLink() {
        String bot = bot();
        String email = UUID.randomUUID() + "@example.com";
        String contact = made("/v1/contacts", Json.createObjectBuilder().add("email", email));
        api.post("/v1/telegram-bots/" + bot + "/webhook", JsonObject.EMPTY_JSON_OBJECT)
                .expect(204);
        JsonObject asked = json(last("setWebhook").text());
        assertThat(asked.getString("url")).isEqualTo(product.url() + "/t/g/" + bot);

        JsonObject link = api.post(
                        "/v1/telegram-bots/" + bot + "/links",
                        Json.createObjectBuilder().add("contactId", contact).build())
                .expect(201)
                .json();
        assertThat(link.getString("url")).startsWith("https://t.me/herald_bot?start=");
        String token = link.getString("url").replaceAll(".*start=", "");
        String chat = digits();
        String update = "{\"update_id\":1,\"message\":{\"chat\":{\"id\":" + chat
                + ",\"type\":\"private\"},\"text\":\"/start " + token + "\"}}";
        String hook = "/t/g/" + bot;
        Http telegram = product.site().with("X-Telegram-Bot-Api-Secret-Token", asked.getString("secret_token"));

        product.site().post(hook, "application/json", update).expect(401);
        assertThat(api.get("/v1/contacts/" + contact).json().getString("telegramChatId", null))
                .isNull();
        telegram.post(hook, "application/json", update).expect(200);
        telegram.post(hook, "application/json", update).expect(200);
        assertThat(api.get("/v1/contacts/" + contact).json().getString("telegramChatId"))
                .isEqualTo(chat);
    }

    @Test
    void whatBecomesOfAnSmsIsToldByItsGatewayAndStandsWithTheMessage() {
        String campaign = campaign("SMS", "Receipt", people("phone", phone(), phone()));
        done(campaign);
        List<JsonObject> sent = messages(campaign);
        String delivered = receipt(sent.get(0), "delivered");
        String failed = receipt(sent.get(1), "failed");
        product.site().post("/t/r/sms", "application/json", delivered).expect(401);
        product.site().post("/t/r/mail", "application/json", delivered).expect(404);
        for (int i = 0; i < 2; i++) {
            told("/t/r/sms", "X-Signature", MicroWithGateways.RECEIPT_SECRET, delivered)
                    .expect(202);
            told("/t/r/sms", "X-Signature", MicroWithGateways.RECEIPT_SECRET, failed)
                    .expect(202);
        }
        told(
                        "/t/r/sms",
                        "X-Signature",
                        MicroWithGateways.RECEIPT_SECRET,
                        "{\"messageId\":\"nobody's\",\"status\":\"read\"}")
                .expect(202);
        told("/t/r/sms", "X-Signature", MicroWithGateways.RECEIPT_SECRET, "{").expect(400);

        JsonObject good = message(sent.get(0));
        assertThat(good.getString("state")).isEqualTo("SENT");
        assertThat(good.getString("deliveredAt")).isNotEmpty();
        assertThat(good.getJsonArray("receipts")).hasSize(1);
        JsonObject bad = message(sent.get(1));
        assertThat(bad.getString("state")).isEqualTo("SENT");
        assertThat(bad.getString("bouncedAt")).isNotEmpty();
        assertThat(bad.getString("verdict")).isEqualTo("DOWNSTREAM");
        assertThat(api.get("/v1/statistics/recount?campaignId=" + campaign)
                        .expect(200)
                        .body())
                .contains("[]");
    }

    @Test
    void viberTellsWhatWasSeen() {
        String campaign = campaign("VIBER", "Hi", people("viberId", "v" + digits() + "="));
        done(campaign);
        JsonObject sent = messages(campaign).get(0);
        String seen = "{\"event\":\"seen\",\"message_token\":" + sent.getString("messageId") + ",\"user_id\":\"v\"}";
        product.site().post("/t/b", "application/json", seen).expect(401);
        told("/t/b", "X-Viber-Content-Signature", MicroWithGateways.VIBER_KEY, seen)
                .expect(200);
        assertThat(message(sent).getString("seenAt")).isNotEmpty();
    }

    private static String receipt(JsonObject message, String status) {
        return "{\"messageId\":\"" + message.getString("messageId") + "\",\"status\":\"" + status + "\"}";
    }

    private JsonObject message(JsonObject listed) {
        return api.get("/v1/messages/" + listed.getString("id")).expect(200).json();
    }

    private Answer told(String path, String header, String secret, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String signature = HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
            return product.site().with(header, signature).post(path, "application/json", body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private FakeGateway.Call last(String method) {
        return gateway.calls.stream()
                .filter(call -> call.target().endsWith(method))
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    private List<FakeGateway.Call> sentTo(String target, String text) {
        return gateway.calls.stream()
                .filter(call -> call.target().startsWith(target) && call.text().contains(text))
                .toList();
    }

    private static String phone() {
        return "+39 333 " + ThreadLocalRandom.current().nextLong(1_000_000L, 9_999_999L);
    }

    private static String digits() {
        return String.valueOf(ThreadLocalRandom.current().nextLong(10_000_000_000_000_000L, 90_000_000_000_000_000L));
    }

    /** One person for each address. */
    private String people(String column, String... addresses) {
        StringBuilder csv = new StringBuilder("email,name," + column + "\n");
        for (String address : addresses) {
            csv.append(UUID.randomUUID())
                    .append("@example.com,P,")
                    .append(address)
                    .append('\n');
        }
        return kit.list(csv.toString());
    }

    private String campaign(String channel, String text, String list) {
        JsonObjectBuilder campaign = of(channel, "C " + UUID.randomUUID())
                .add("launchType", "NOW")
                .add("templateId", made("/v1/templates", of(channel, "T").add("text", text)))
                .add("contactListId", list);
        String id = made(
                "/v1/campaigns",
                channel.equals("TELEGRAM")
                        ? campaign.add("telegramBotId", bot())
                        : campaign.add("senderId", sender(channel)));
        kit.act(id, "finish").expect(200);
        return id;
    }

    private String telegram(String bot, String list) {
        String id = made(
                "/v1/campaigns",
                of("TELEGRAM", "C " + UUID.randomUUID())
                        .add("launchType", "NOW")
                        .add(
                                "templateId",
                                made("/v1/templates", of("TELEGRAM", "T").add("text", "Hi")))
                        .add("contactListId", list)
                        .add("telegramBotId", bot));
        kit.act(id, "finish").expect(200);
        return id;
    }

    private String bot() {
        return made(
                "/v1/telegram-bots",
                Json.createObjectBuilder()
                        .add("name", "Herald")
                        .add("token", "123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));
    }

    private String sender(String channel) {
        JsonObjectBuilder sender =
                of(channel, "Shop " + UUID.randomUUID().toString().substring(0, 18));
        return made("/v1/senders", channel.equals("SMS") ? sender.add("address", "Shop") : sender);
    }

    private static JsonObjectBuilder of(String channel, String name) {
        return Json.createObjectBuilder().add("channel", channel).add("name", name);
    }

    private JsonObject done(String campaign) {
        return Await.until("the campaign", () -> kit.campaign(campaign), seen -> seen.getString("status")
                .equals("DONE"));
    }

    private List<JsonObject> messages(String campaign) {
        return api.get("/v1/campaigns/" + campaign + "/recipients").expect(200).items();
    }

    private String made(String path, JsonObjectBuilder body) {
        return api.post(path, body.build()).expect(201).json().getString("id");
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private void sandbox(boolean on) {
        Answer now = api.get("/v1/settings").expect(200);
        JsonObject wanted =
                Json.createObjectBuilder(now.json()).add("sandbox", on).build();
        api.with("If-Match", now.header("ETag")).put("/v1/settings", wanted).expect(200);
    }
}
