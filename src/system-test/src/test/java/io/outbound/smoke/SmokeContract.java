package io.outbound.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.bench.sink.Mail;
import io.outbound.product.Answer;
import io.outbound.product.Await;
import io.outbound.product.Http;
import io.outbound.product.Product;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Holds on every server that Outbound supports. */
abstract class SmokeContract {

    private static final String ORDER_TEMPLATE = "<p>Your order {{ context.order }} is on its way.</p>";

    private Product product;
    private Http api;
    private Kit kit;

    @BeforeEach
    void meet(Product running) {
        product = running;
        api = running.api();
        kit = new Kit(api);
    }

    @Test
    void itIsReadyAndSaysSoWithoutLogin() {
        assertThat(product.anonymous().get("/health/live").status()).isEqualTo(200);
        assertThat(product.anonymous().get("/health/ready").expect(200).json().getString("status"))
                .isEqualTo("UP");
    }

    @Test
    void aScheduledCampaignStartsAtItsTime() {
        String list = kit.list("email,name,first_name\n" + unique() + "@example.com,Ada Lovelace,Ada\n");
        LocalDateTime soon =
                LocalDateTime.now(ZoneId.of("Europe/Rome")).plusSeconds(4).truncatedTo(ChronoUnit.SECONDS);
        String campaign = kit.scheduled(soon, kit.template("Hello", "<p>Hello</p>"), list);
        JsonObject coming = api.get("/v1/campaigns/" + campaign + "/occurrences?count=3")
                .expect(200)
                .json();
        assertThat(coming.getJsonArray("items")).hasSize(1);

        kit.act(campaign, "finish").expect(200);
        JsonObject waiting = kit.campaign(campaign);
        assertThat(waiting.getString("status")).isEqualTo("WAITING");
        assertThat(waiting.getString("nextFireAt"))
                .isEqualTo(coming.getJsonArray("items").getJsonObject(0).getString("at"));

        JsonObject done =
                Await.until("the campaign", () -> kit.campaign(campaign), seen -> !Set.of("WAITING", "RUNNING")
                        .contains(seen.getString("status")));
        assertThat(done.getString("status")).isEqualTo("DONE");
        assertThat(done.getJsonObject("counts").getInt("sent")).isOne();
        JsonObject past = api.get("/v1/campaigns/" + campaign + "/occurrences")
                .expect(200)
                .json();
        assertThat(past.getJsonArray("past").getJsonObject(0).getString("outcome"))
                .isEqualTo("FIRED");
    }

    @Test
    void aCampaignGoesFromFileToMailbox() {
        String run = unique();
        String list = kit.list("email,name,first_name\n" + run + "-ada@example.com,Ada Lovelace,Ada\n" + run
                + "-niccolo@example.com,Niccolò Fontana,Niccolò\n" + "no address,Nobody,No\n");
        String campaign = kit.broadcast(
                "NOW",
                kit.template("For {{ profile.first_name }}", "<p>Dear {{ profile.first_name }} &amp; family</p>"),
                list);

        kit.act(campaign, "finish").expect(200);

        JsonObject done = Await.until("the campaign", () -> kit.campaign(campaign), seen -> !seen.getString("status")
                .equals("RUNNING"));
        assertThat(done.getString("status")).isEqualTo("DONE");
        assertThat(done.getJsonObject("counts").getInt("sent")).isEqualTo(2);
        assertThat(mailsTo(run + "-ada@example.com")).singleElement().satisfies(mail -> {
            assertThat(mail.text()).contains("Subject: For Ada");
            assertThat(mail.text()).containsIgnoringCase("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
        });
        assertThat(mailsTo(run + "-niccolo@example.com")).hasSize(1);
    }

    @Test
    void aManualCampaignWaitsUntilItIsLaunched() {
        String list = kit.list("email,name\n" + unique() + "@example.com,Grace\n");
        String campaign = kit.broadcast("MANUAL", kit.template("News", "<p>News</p>"), list);

        kit.act(campaign, "finish").expect(200);
        assertThat(kit.campaign(campaign).getString("status")).isEqualTo("READY");
        kit.act(campaign, "launch").expect(200);

        Await.until("the campaign", () -> kit.campaign(campaign).getString("status"), status -> status.equals("DONE"));
    }

    @Test
    void aCampaignHaltedInTheMiddleGoesOnWhereItWas() {
        String run = unique();
        String people = IntStream.range(0, 30)
                .mapToObj(i -> run + "-" + i + "@example.com,P\n")
                .collect(Collectors.joining("", "email,name\n", ""));
        String campaign = kit.broadcast("MANUAL", kit.template("News", "<p>News</p>"), kit.list(people));
        api.with("If-Match", "\"" + kit.campaign(campaign).getInt("version") + "\"")
                .patch(
                        "/v1/campaigns/" + campaign,
                        Json.createObjectBuilder().add("throttlePerSecond", 5).build())
                .expect(200);
        kit.act(campaign, "finish").expect(200);
        kit.act(campaign, "launch").expect(200);
        Await.until("the first", () -> mailsTo(run), mails -> !mails.isEmpty());

        assertThat(kit.act(campaign, "halt").expect(200).json().getString("status"))
                .isEqualTo("STOPPED");

        JsonObject counts = Await.until(
                "what is on the wire",
                () -> kit.campaign(campaign).getJsonObject("counts"),
                seen -> seen.getInt("attempting") == 0);
        assertThat(counts.getInt("halted")).isPositive();
        assertThat(counts.getInt("sent"))
                .isEqualTo(30 - counts.getInt("halted"))
                .isEqualTo(mailsTo(run).size());
        assertThat(groups(campaign))
                .containsExactly("SENT " + counts.getInt("sent"), "NOT_SENT " + counts.getInt("halted"), "UNKNOWN 0");
        kit.act(campaign, "launch").expect(200);
        Await.until("the campaign", () -> kit.campaign(campaign).getString("status"), status -> status.equals("DONE"));
        assertThat(mailsTo(run)).hasSize(30);
    }

    private List<String> groups(String campaign) {
        return api
                .post("/v1/campaigns/" + campaign + "/result-segments", JsonObject.EMPTY_JSON_OBJECT)
                .expect(201)
                .items()
                .stream()
                .map(group -> group.getString("result") + " "
                        + api.get("/v1/segments/"
                                        + group.getJsonObject("segment").getString("id"))
                                .expect(200)
                                .json()
                                .getInt("size"))
                .toList();
    }

    @Test
    void anOpenAndAClickAreCounted() {
        String run = unique();
        String campaign = kit.broadcast(
                "NOW",
                kit.template("News", "<p><a href=\"https://shop.example.com/?a=1&amp;b=2\">Shop</a></p>"),
                kit.list("email,name\n" + run + "@example.com,Grace\n"));
        kit.act(campaign, "finish").expect(200);
        String mail = Await.until("the message", () -> mailsTo(run), mails -> mails.size() == 1)
                .get(0)
                .text()
                .replace("=\r\n", "")
                .replace("=3D", "=");

        Answer click = product.site().get(linkIn(mail, "/t/c/"));
        assertThat(click.status()).isEqualTo(302);
        assertThat(click.header("location")).isEqualTo("https://shop.example.com/?a=1&b=2");
        assertThat(product.site().get(linkIn(mail, "/t/o/")).expect(200).header("content-type"))
                .isEqualTo("image/gif");
        assertThat(product.site().get("/t/c/abc.def").status()).isEqualTo(404);

        JsonObject figures =
                api.get("/v1/statistics?ids=" + campaign).expect(200).items().get(0);
        assertThat(figures.getInt("delivered")).isEqualTo(1);
        assertThat(figures.getInt("opens")).isEqualTo(2);
        assertThat(figures.getInt("uniqueOpens")).isEqualTo(1);
        assertThat(figures.getJsonNumber("clickRate").doubleValue()).isEqualTo(1.0);
        assertThat(api.get("/v1/campaigns/" + campaign + "/analytics")
                        .expect(200)
                        .json()
                        .getJsonArray("links")
                        .getJsonObject(0)
                        .getString("url"))
                .isEqualTo("https://shop.example.com/?a=1&b=2");
        assertThat(api.get("/v1/statistics.csv?ids=" + campaign).expect(200).body())
                .contains("\"" + campaign + "\"");
    }

    /** The path, below the site, of the first link of this kind. */
    private static String linkIn(String mail, String kind) {
        int start = mail.indexOf(kind);
        return mail.substring(start, mail.indexOf('"', start));
    }

    @Test
    void aCampaignGoesToSegmentsAndNotToOthers() {
        String run = unique();
        String list = kit.list("email,name,city\n" + run + "-a@example.com,Ann,Rome\n" + run
                + "-b@example.com,Bob,Milan\n" + run + "-c@example.com,Cyd,Turin\n");
        String romans = kit.segment("city", "Rome");
        String campaign = kit.broadcast("NOW", kit.template("News", "<p>News</p>"), list);
        JsonObject segments = Json.createObjectBuilder()
                .add("includeSegments", Json.createArrayBuilder().add(romans))
                .add("excludeSegments", Json.createArrayBuilder().add(kit.segment("city", "Turin")))
                .add(
                        "oneTimeSegment",
                        Json.createObjectBuilder()
                                .add(
                                        "rule",
                                        Json.createObjectBuilder()
                                                .add("attribute", "name")
                                                .add("op", "in")
                                                .add(
                                                        "value",
                                                        Json.createArrayBuilder()
                                                                .add("Bob")
                                                                .add("Cyd"))))
                .build();
        api.with("If-Match", "\"" + kit.campaign(campaign).getInt("version") + "\"")
                .patch("/v1/campaigns/" + campaign, segments)
                .expect(200);
        assertThat(kit.campaign(campaign)).containsAllEntriesOf(segments);

        kit.act(campaign, "finish").expect(200);

        Await.until("the campaign", () -> kit.campaign(campaign).getString("status"), status -> status.equals("DONE"));
        assertThat(mailsTo(run))
                .extracting(mail -> mail.recipients().get(0))
                .containsExactlyInAnyOrder(run + "-a@example.com", run + "-b@example.com");
        api.send("DELETE", "/v1/segments/" + romans, null, HttpRequest.BodyPublishers.noBody())
                .expect(204);
        String copy = kit.act(campaign, "duplicate").expect(201).json().getString("id");
        assertThat(api.post("/v1/campaigns/" + copy + "/preflight", JsonObject.EMPTY_JSON_OBJECT)
                        .expect(200)
                        .body())
                .contains("SEGMENT_DELETED");
    }

    @Test
    void aSegmentCountsWhomItsRuleHolds() {
        String run = unique();
        String list =
                kit.list("email,name,city\n" + run + "-a@example.com,Ann,Rome\n" + run + "-b@example.com,Bob,Milan\n");
        JsonObject rule = Json.createObjectBuilder()
                .add(
                        "all",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("op", "inList")
                                        .add("value", list))
                                .add(Json.createObjectBuilder()
                                        .add("attribute", "city")
                                        .add("op", "eq")
                                        .add("value", "ROME")))
                .build();

        assertThat(api.post(
                                "/v1/segments/count",
                                Json.createObjectBuilder().add("rule", rule).build())
                        .expect(200)
                        .json()
                        .getInt("size"))
                .isEqualTo(1);
        JsonObject segment = api.post(
                        "/v1/segments",
                        Json.createObjectBuilder()
                                .add("name", "Romans")
                                .add("rule", rule)
                                .build())
                .expect(201)
                .json();
        JsonObject counted =
                api.get("/v1/segments/" + segment.getString("id")).expect(200).json();
        assertThat(counted.getJsonObject("rule")).isEqualTo(rule);
        assertThat(counted.getInt("size")).isEqualTo(1);
    }

    @Test
    void aCampaignTellsEverythingThatWasSaidOfIt() {
        String template = kit.template("News", "<p>News</p>");
        String sender = kit.sender();
        String list = kit.list("email,name\n" + unique() + "@example.com,Grace\n");
        JsonObject said = Json.createObjectBuilder()
                .add("name", "Spring")
                .add("channel", "EMAIL")
                .add("description", "To all")
                .add("launchType", "MANUAL")
                .add("timeZone", "Europe/Rome")
                .add("ttl", "PT2H")
                .add("tags", Json.createArrayBuilder().add("spring"))
                .add("templateId", template)
                .add("senderId", sender)
                .add("contactListId", list)
                .build();

        JsonObject told =
                kit.campaign(api.post("/v1/campaigns", said).expect(201).json().getString("id"));

        assertThat(told).containsAllEntriesOf(said).containsKeys("id", "slug", "createdAt", "createdBy");
        assertThat(told.getString("status")).isEqualTo("DRAFT");
        assertThat(told.getJsonObject("template").getString("id")).isEqualTo(template);
        assertThat(told.getJsonObject("sender").getString("name")).startsWith("Outbound Test ");
        assertThat(told.getJsonObject("contactList").getString("name")).startsWith("List ");
    }

    @Test
    void aMessageSaysWhenItLeft() {
        String slug = unique();
        kit.live(slug, kit.template("Order {{ context.order }}", ORDER_TEMPLATE));
        String execution = api.post("/im/executions/unitary", Kit.call(unique(), slug, unique() + "@example.com", "1"))
                .expect(202)
                .json()
                .getString("executionId");

        JsonObject message = Await.until(
                "the message",
                () -> api.get("/v1/executions/" + execution + "/messages")
                        .expect(200)
                        .items()
                        .get(0),
                seen -> seen.getString("state").equals("SENT"));

        assertThat(List.of("acceptedAt", "queuedAt", "renderedAt", "departedAt", "providerAckAt"))
                .extracting(message::getString)
                .isSorted();
    }

    @Test
    void theSampleIsThereOnceTheCampaignIsLive() {
        String campaign = kit.triggered(unique(), kit.template("Order {{ context.order }}", ORDER_TEMPLATE));

        assertRefused(api.get("/v1/campaigns/" + campaign + "/sample"), 409, "campaign-not-live");
    }

    @Test
    void aTriggerIsAcceptedAndItsMessageLeaves() {
        String slug = unique();
        kit.live(slug, kit.template("Order {{ context.order }}", ORDER_TEMPLATE));
        String address = unique() + "@example.com";

        Answer answer = api.post("/im/executions/unitary", Kit.call(unique(), slug, address, "4711"));

        assertThat(answer.expect(202).json().getString("executionId")).startsWith("UMA-");
        Await.until("the message", () -> mailsTo(address), mails -> mails.size() == 1);
        assertThat(mailsTo(address).get(0).text()).contains("Subject: Order 4711");
    }

    @Test
    void theSampleRunsAsItIsGiven() throws Exception {
        String campaign = kit.live(unique(), kit.template("Order {{ context.order }}", ORDER_TEMPLATE));
        String sample = api.with("Accept", "text/plain")
                .get("/v1/campaigns/" + campaign + "/sample")
                .expect(200)
                .body();

        ProcessBuilder bash = new ProcessBuilder("bash", "-c", sample + "\n").redirectErrorStream(true);
        bash.environment().put("OUTBOUND_API_KEY", product.key());
        Process process = bash.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes());

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(output).contains("executionId").contains("UMA-");
    }

    @Test
    void aSlugThatDoesNotExistIsRefusedWithARow() {
        String slug = unique();

        Answer answer = api.post("/im/executions/unitary", Kit.call(unique(), slug, "a@example.com", "1"));

        assertRefused(answer, 404, "non-existent-slug");
        assertThat(apiFailures("NON_EXISTENT_SLUG", slug)).hasSize(1);
    }

    @Test
    void anIncompleteCampaignIsRefusedWithItsGaps() {
        String slug = unique();
        kit.triggered(slug, null);

        Answer answer = api.post("/im/executions/unitary", Kit.call(unique(), slug, "a@example.com", "1"));

        assertRefused(answer, 409, "incomplete-campaign-setup");
        assertThat(apiFailures("INCOMPLETE_CAMPAIGN_SETUP", slug))
                .singleElement()
                .satisfies(row -> assertThat(row.getJsonArray("gaps")).isNotEmpty());
    }

    @Test
    void anInactiveCampaignIsRefusedWithARow() {
        String slug = unique();
        kit.act(kit.live(slug, kit.template("Order {{ context.order }}", ORDER_TEMPLATE)), "deactivate")
                .expect(200);

        Answer answer = api.post("/im/executions/unitary", Kit.call(unique(), slug, "a@example.com", "1"));

        assertRefused(answer, 409, "inactive-campaign");
        assertThat(apiFailures("INACTIVE_CAMPAIGN", slug)).hasSize(1);
    }

    @Test
    void aSecondLeadWithASimilarEmailIsRefusedWithARow() {
        blockDuplicates();
        String address = unique() + "@example.com";
        api.post("/v1/leads", lead("Jane Roe", address)).expect(201);

        Answer answer = api.post("/v1/leads", lead("Jane Again", address.toUpperCase(java.util.Locale.ROOT)));

        assertRefused(answer, 409, "duplicate-lead");
        assertThat(api.get("/v1/logs/failed-leads?limit=50").expect(200).items())
                .filteredOn(row -> row.getString("uid").equals(answer.json().getString("logId", "")))
                .singleElement()
                .satisfies(row -> assertThat(row.getString("reason")).isEqualTo("DUPLICATE_EMAIL"));
    }

    @Test
    void withoutAKeyNothingIsSaid() {
        assertRefused(product.anonymous().get("/v1/campaigns"), 401, "unauthenticated");
        assertRefused(
                product.anonymous()
                        .with("x-api-key", "obk_unknown1_" + "x".repeat(43))
                        .get("/v1/campaigns"),
                401,
                "unauthenticated");
    }

    @Test
    void peopleFindALogin() {
        assertThat(product.site().get("/login.xhtml").expect(200).body()).contains("password");
    }

    private void blockDuplicates() {
        Answer settings = api.get("/v1/settings").expect(200);
        JsonObject changed = Json.createObjectBuilder(settings.json())
                .add("blockDuplicateApiLeads", true)
                .build();
        api.with("If-Match", settings.header("etag"))
                .put("/v1/settings", changed)
                .expect(200);
    }

    private List<JsonObject> apiFailures(String reason, String slug) {
        return api.get("/v1/logs/api-failed?limit=100&reason=" + reason).expect(200).items().stream()
                .filter(row -> slug.equals(row.getString("slug", "")))
                .toList();
    }

    private List<Mail> mailsTo(String start) {
        return product.sink().mails().stream()
                .filter(mail -> mail.recipients().stream().anyMatch(one -> one.startsWith(start)))
                .toList();
    }

    private static JsonObject lead(String name, String address) {
        return Json.createObjectBuilder()
                .add("contact_name", name)
                .add("contact_email1", address)
                .build();
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        assertThat(answer.json().getString("code")).isEqualTo(code);
    }

    private static String unique() {
        return "t" + UUID.randomUUID().toString().substring(0, 13);
    }
}
