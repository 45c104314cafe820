package io.outbound.webpush;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.product.Answer;
import io.outbound.product.Http;
import io.outbound.product.MicroOnPostgres;
import io.outbound.product.Product;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keys, subscriptions of contacts, and pages of the configured origin that call without a key. */
@ExtendWith(MicroOnPostgres.class)
class SubscribingIT {

    private static final String SHOP = "https://shop.example.com";

    private Http api;
    private Http page;
    private String externalId;
    private String contact;

    @BeforeEach
    void aContactAndAKey(Product product) {
        api = product.api();
        page = product.anonymous().with("Origin", SHOP);
        externalId = "push-" + UUID.randomUUID();
        contact = api.post(
                        "/v1/contacts",
                        Json.createObjectBuilder()
                                .add("externalId", externalId)
                                .add("email", externalId + "@example.com")
                                .build())
                .expect(201)
                .json()
                .getString("id");
        api.post("/v1/webpush/keys", "application/json", "").expect(201);
    }

    private static JsonObject subscription() {
        return Json.createObjectBuilder()
                .add("endpoint", "https://fcm.googleapis.com/fcm/send/" + UUID.randomUUID())
                .addNull("expirationTime")
                .add("keys", Browsers.keys())
                .build();
    }

    private String pageSecret() {
        return api.post("/v1/webpush/page-secret", "application/json", "")
                .expect(201)
                .json()
                .getString("secret");
    }

    private Answer subscribe(Http from, JsonObject subscription, String token) {
        return from.post(
                "/v1/push/subscriptions",
                Json.createObjectBuilder()
                        .add("subscription", subscription)
                        .add("token", token)
                        .build());
    }

    @Test
    void aPageOfTheConfiguredOriginSubscribesAndUnsubscribesAContactsBrowser() {
        JsonObject browser = subscription();
        Answer subscribed = subscribe(page, browser, PageToken.of(externalId, pageSecret()));
        subscribed.expect(204);
        assertThat(subscribed.header("access-control-allow-origin")).isEqualTo(SHOP);
        JsonObject kept = api.get("/v1/contacts/" + contact)
                .expect(200)
                .json()
                .getJsonArray("pushSubscriptions")
                .getJsonObject(0);
        assertThat(kept.getString("service")).isEqualTo("fcm.googleapis.com");
        assertThat(kept.toString())
                .doesNotContain(browser.getString("endpoint"))
                .doesNotContain(browser.getJsonObject("keys").getString("auth"));

        page.post(
                        "/v1/push/unsubscriptions",
                        Json.createObjectBuilder().add("subscription", browser).build())
                .expect(204);
        assertThat(api.get("/v1/contacts/" + contact + "/push-subscriptions")
                        .expect(200)
                        .items())
                .isEmpty();
    }

    @Test
    void pagesOfOtherOriginsAndForgedTokensAreRefused(Product product) {
        String token = PageToken.of(externalId, pageSecret());
        Http stranger = product.anonymous().with("Origin", "https://evil.example");
        Answer refused = subscribe(stranger, subscription(), token);
        refused.expect(403);
        assertThat(refused.header("access-control-allow-origin")).isEmpty();
        subscribe(product.anonymous(), subscription(), token).expect(403);

        Answer forged = subscribe(page, subscription(), PageToken.of(externalId, "guessed"));
        forged.expect(422);
        assertThat(forged.json().getString("code")).isEqualTo("page-token-invalid");
        assertThat(forged.header("access-control-allow-origin"))
                .as("the page may read why")
                .isEqualTo(SHOP);
        assertThat(api.get("/v1/contacts/" + contact + "/push-subscriptions")
                        .expect(200)
                        .items())
                .isEmpty();
    }

    @Test
    void aBrowserAsksBeforeAPageCalls(Product product) {
        Answer may = page.with("Access-Control-Request-Method", "POST")
                .send("OPTIONS", "/v1/push/subscriptions", null, BodyPublishers.noBody());
        assertThat(may.status()).isBetween(200, 204);
        assertThat(may.header("access-control-allow-origin")).isEqualTo(SHOP);
        assertThat(may.header("access-control-allow-headers")).contains("content-type");
        assertThat(may.header("access-control-allow-credentials")).isEmpty();
        Answer mayNot = product.anonymous()
                .with("Origin", "https://evil.example")
                .send("OPTIONS", "/v1/push/subscriptions", null, BodyPublishers.noBody());
        assertThat(mayNot.header("access-control-allow-origin")).isEmpty();
    }

    @Test
    void aHostAddsAndRemovesASubscriptionByItself() {
        String path = "/v1/contacts/" + contact + "/push-subscriptions";
        String id = api.post(path, subscription()).expect(201).json().getString("id");
        assertThat(api.get(path).expect(200).items()).hasSize(1);
        assertThat(api.send("DELETE", path + "/" + id, null, BodyPublishers.noBody())
                        .status())
                .isEqualTo(204);
        assertThat(api.send("DELETE", path + "/" + id, null, BodyPublishers.noBody())
                        .status())
                .isEqualTo(404);
        assertThat(api.get(path).expect(200).items()).isEmpty();
    }

    @Test
    void everybodyMayReadThePublicKeyAndNobodyThePrivateOne(Product product) {
        String newest = api.get("/v1/webpush/keys").expect(200).items().get(0).getString("publicKey");
        Answer told = product.anonymous().get("/v1/push/key").expect(200);
        assertThat(told.json().getString("publicKey")).isEqualTo(newest).hasSize(87);
        assertThat(api.get("/v1/webpush/keys").body()).doesNotContainIgnoringCase("private");
        product.anonymous().get("/v1/webpush/keys").expect(401);
    }
}
