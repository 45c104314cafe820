package io.outbound.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.bench.sink.Mail;
import io.outbound.bench.sink.Moment;
import io.outbound.product.Await;
import io.outbound.product.Http;
import io.outbound.product.MicroOnPostgres;
import io.outbound.product.Product;
import io.outbound.smoke.Kit;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MicroOnPostgres.class)
class PaceIT {

    private Product product;
    private Http api;
    private Kit kit;
    /** Nobody else writes to it: what is said of it slows no other test down. */
    private String domain;

    @BeforeEach
    void meet(Product running) {
        product = running;
        api = running.api();
        kit = new Kit(api);
        domain = "d" + UUID.randomUUID().toString().substring(0, 8) + ".example";
    }

    @AfterEach
    void everybodyIsTakenAgain() {
        product.sink().script().clear();
    }

    private String list(int people) {
        return kit.list(IntStream.range(0, people)
                .mapToObj(i -> "p" + i + "@" + domain + ",P\n")
                .collect(Collectors.joining("", "email,name\n", "")));
    }

    private List<Mail> mails() {
        return product.sink().mails().stream()
                .filter(mail -> mail.recipients().get(0).endsWith("@" + domain))
                .toList();
    }

    private String begun(String list) {
        String campaign = kit.broadcast("NOW", kit.template("News", "<p>News</p>"), list);
        kit.act(campaign, "finish").expect(200);
        return campaign;
    }

    private JsonObject held(String campaign) {
        return Await.until("the hold", () -> kit.campaign(campaign), seen -> seen.get("hold") != JsonValue.NULL)
                .getJsonObject("hold");
    }

    private void awaitDone(String campaign) {
        Await.until("the campaign", () -> kit.campaign(campaign).getString("status"), status -> status.equals("DONE"));
    }

    @Test
    void aTriggerDepartsAtOnceWhileABroadcastIsSentToASlowServer() {
        product.sink().script().at(Moment.DOT, "@" + domain).delay(Duration.ofSeconds(2));
        String campaign = begun(list(200));
        Await.until("the broadcast", () -> mails().size(), size -> size > 0);
        String slug = "s" + UUID.randomUUID();
        kit.live(slug, kit.template("Order {{ context.order }}", "<p>{{ context.order }}</p>"));
        String address = UUID.randomUUID() + "@example.com";

        Instant before = Instant.now();
        api.post("/im/executions/unitary", Kit.call(UUID.randomUUID().toString(), slug, address, "1"))
                .expect(202);
        Mail mail = Await.until(
                        "the message",
                        () -> product.sink().mails().stream()
                                .filter(one -> one.recipients().contains(address))
                                .toList(),
                        found -> !found.isEmpty())
                .get(0);

        assertThat(kit.campaign(campaign).getString("status"))
                .as("the broadcast is still under way")
                .isEqualTo("RUNNING");
        assertThat(Duration.between(before, mail.at())).isLessThan(Duration.ofSeconds(2));
        product.sink().script().clear();
        kit.act(campaign, "halt").expect(200);
    }

    @Test
    void aCampaignWhoseMessagesFailIsPausedWithItsReasonAndGoesOnWhenAPersonSaysSo() {
        product.sink().script().at(Moment.RCPT, "@" + domain).answer("450 4.7.1 not today");
        String campaign = begun(list(400));

        JsonObject hold = held(campaign);

        assertThat(hold.getString("reason")).isEqualTo("ERROR_STORM");
        assertThat(Instant.parse(hold.getString("until"))).isAfter(Instant.now());
        assertThat(kit.campaign(campaign).getString("status")).isEqualTo("RUNNING");
        assertThat(api.get("/v1/alerts?acknowledged=false&limit=200")
                        .expect(200)
                        .items())
                .filteredOn(alert -> alert.getString("subjectId").equals(campaign))
                .singleElement()
                .satisfies(alert -> assertThat(alert.getString("kind")).isEqualTo("ERROR_STORM"));
        JsonObject counts = kit.campaign(campaign).getJsonObject("counts");
        assertThat(counts.getInt("pending") + counts.getInt("claimed"))
                .as("not tried")
                .isPositive();

        product.sink().script().clear();
        JsonObject going = kit.act(campaign, "resume").expect(200).json();
        assertThat(going.get("hold")).isEqualTo(JsonValue.NULL);
        Await.until("the rest", () -> mails().size(), size -> size > 0);
        Await.until(
                "all that was not tried",
                () -> kit.campaign(campaign).getJsonObject("counts"),
                seen -> seen.getInt("sent") + seen.getInt("deferred") == 400);
        assertThat(kit.act(campaign, "resume").expect(409).json().getString("code"))
                .isEqualTo("not-paused");
        kit.act(campaign, "halt").expect(200);
    }

    @Test
    void aNewSenderSendsItsShareOfTheDayAndTheCampaignSaysUntilWhenItWaits() {
        String campaign = kit.broadcast("NOW", kit.template("News", "<p>News</p>"), list(10));
        String sender = kit.campaign(campaign).getString("senderId");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        JsonObject limits = Json.createObjectBuilder()
                .add("perSecond", 100)
                .add(
                        "warmUp",
                        Json.createObjectBuilder()
                                .add("from", today.toString())
                                .add(
                                        "dailyCaps",
                                        Json.createArrayBuilder().add(4).add(20)))
                .build();
        assertThat(api.put("/v1/senders/" + sender + "/limits", limits)
                        .expect(200)
                        .json())
                .isEqualTo(limits);
        kit.act(campaign, "finish").expect(200);

        JsonObject hold = held(campaign);

        assertThat(hold.getString("reason")).isEqualTo("WARM_UP");
        assertThat(hold.getString("until"))
                .startsWith(LocalDate.now(ZoneOffset.UTC).plusDays(1) + "T00:00");
        assertThat(kit.campaign(campaign).getJsonObject("counts").getInt("sent"))
                .isEqualTo(4);
        assertThat(mails()).hasSize(4);
        api.send("DELETE", "/v1/senders/" + sender + "/limits", null, HttpRequest.BodyPublishers.noBody())
                .expect(204);
        awaitDone(campaign);
        assertThat(mails()).hasSize(10);
    }

    @Test
    void mailToALimitedDomainLeavesNoFasterThanItSays() {
        api.put(
                        "/v1/rate-limits/domains/" + domain.toUpperCase(java.util.Locale.ROOT),
                        Json.createObjectBuilder().add("perSecond", 4).build())
                .expect(200);
        assertThat(api.get("/v1/rate-limits").expect(200).items())
                .filteredOn(limit -> limit.getString("subject").equals(domain))
                .singleElement()
                .satisfies(limit -> assertThat(limit.getInt("perSecond")).isEqualTo(4));

        awaitDone(begun(list(16)));

        List<Instant> arrived = mails().stream().map(Mail::at).sorted().toList();
        assertThat(arrived).hasSize(16);
        assertThat(Duration.between(arrived.get(0), arrived.get(15)))
                .as("15 gaps of 250 ms, a second of which may come early and one late")
                .isGreaterThan(Duration.ofMillis(1_700));
        api.send("DELETE", "/v1/rate-limits/domains/" + domain, null, HttpRequest.BodyPublishers.noBody())
                .expect(204);
        api.send("DELETE", "/v1/rate-limits/domains/" + domain, null, HttpRequest.BodyPublishers.noBody())
                .expect(404);
    }
}
