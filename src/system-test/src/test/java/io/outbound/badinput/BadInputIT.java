package io.outbound.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.product.Answer;
import io.outbound.product.Http;
import io.outbound.product.MicroOnPostgres;
import io.outbound.product.Product;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

@ExtendWith(MicroOnPostgres.class)
class BadInputIT {

    private Product product;
    private Http api;
    private String list;
    private Map<String, Long> before;

    @BeforeEach
    void count(Product running) throws Exception {
        product = running;
        api = running.api();
        list = api.post(
                        "/v1/contact-lists",
                        Json.createObjectBuilder().add("name", "Bad input").build())
                .expect(201)
                .json()
                .getString("id");
        before = Stored.rows(product);
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = "bad-input.csv",
            delimiter = '|',
            quoteCharacter = '~',
            numLinesToSkip = 1,
            maxCharsPerColumn = 10_000)
    void isRefusedWithACodeAndLeavesNothing(
            String what, String method, String path, String contentType, String body, int status, String code)
            throws Exception {
        String address = path.equals("@list") ? "/v1/contact-lists/" + list + "/import" : path;

        Answer answer = api.send(method, address, contentType, Body.of(body, "text/csv".equals(contentType)));

        assertCoded(answer, status, code);
        assertThat(Stored.rows(product)).isEqualTo(before);
    }

    @Test
    void aCallWithoutAKeyIsRefused() throws Exception {
        assertCoded(product.anonymous().post("/v1/leads", lead()), 401, "unauthenticated");
        assertThat(Stored.rows(product)).isEqualTo(before);
    }

    @Test
    void aRevokedKeyIsRefused() throws Exception {
        JsonObject key = api.post(
                        "/v1/api-keys",
                        Json.createObjectBuilder()
                                .add("name", "to be revoked")
                                .add("scopes", Json.createArrayBuilder().add("leads:write"))
                                .build())
                .expect(201)
                .json();
        Http its = product.anonymous().with("x-api-key", key.getString("key"));
        its.post("/v1/leads", lead()).expect(201);
        assertThat(api.send("DELETE", "/v1/api-keys/" + key.getString("id"), null, Body.of(null, false))
                        .status())
                .isBetween(200, 204);
        Map<String, Long> revoked = Stored.rows(product);

        assertCoded(its.post("/v1/leads", lead()), 401, "unauthenticated");

        assertThat(Stored.rows(product)).isEqualTo(revoked);
    }

    @Test
    void aKeyWithoutTheScopeIsRefused() throws Exception {
        JsonObject key = api.post(
                        "/v1/api-keys",
                        Json.createObjectBuilder()
                                .add("name", "reads only")
                                .add("scopes", Json.createArrayBuilder().add("campaigns:read"))
                                .build())
                .expect(201)
                .json();
        Map<String, Long> then = Stored.rows(product);

        Answer answer =
                product.anonymous().with("x-api-key", key.getString("key")).post("/v1/leads", lead());

        assertCoded(answer, 403, "forbidden");
        assertThat(Stored.rows(product)).isEqualTo(then);
    }

    @Test
    void anOlderVersionIsRefused() throws Exception {
        JsonObject settings = api.get("/v1/settings").expect(200).json();

        Answer answer = api.with("If-Match", "\"999999\"").put("/v1/settings", settings);

        assertThat(answer.status()).isEqualTo(412);
        assertThat(Stored.rows(product)).isEqualTo(before);
    }

    @Test
    void whoSawAnOlderVersionDeletesNothing() throws Exception {
        String sender = api.post(
                        "/v1/senders",
                        Json.createObjectBuilder()
                                .add("channel", "VIBER")
                                .add("name", "Seen before")
                                .build())
                .expect(201)
                .json()
                .getString("id");

        Answer answer = api.with("If-Match", "\"999999\"")
                .send("DELETE", "/v1/senders/" + sender, null, BodyPublishers.noBody());

        assertCoded(answer, 412, "version-conflict");
        api.get("/v1/senders/" + sender).expect(200);
    }

    private static JsonObject lead() {
        return Json.createObjectBuilder().add("contact_name", "Jane Roe").build();
    }

    private static void assertCoded(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("content-type")).as(answer.toString()).startsWith("application/problem+json");
        JsonObject problem = answer.json();
        assertThat(problem.getString("code")).as(answer.toString()).matches("[a-z][a-z0-9-]+");
        assertThat(problem.getString("type")).endsWith("/" + problem.getString("code"));
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("io.outbound.", "java.", "Exception", "fish.payara", "org.postgresql");
        if (code != null) {
            assertThat(problem.getString("code")).isEqualTo(code);
        }
    }
}
