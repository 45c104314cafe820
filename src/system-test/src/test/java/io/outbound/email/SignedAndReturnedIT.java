package io.outbound.email;

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
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MicroOnPostgres.class)
class SignedAndReturnedIT {

    private Product product;
    private Http api;
    private Kit kit;

    @BeforeEach
    void open(Product running) {
        product = running;
        api = running.api();
        kit = new Kit(api);
    }

    private JsonObject key(String algorithm) {
        JsonObject key = api.post(
                        "/v1/dkim-keys",
                        Json.createObjectBuilder()
                                .add("domain", "example.com")
                                .add("algorithm", algorithm)
                                .build())
                .expect(201)
                .json();
        assertThat(key.getString("status")).isEqualTo("PREPARED");
        return api.post("/v1/dkim-keys/" + key.getString("id") + "/activate", JsonObject.EMPTY_JSON_OBJECT)
                .expect(200)
                .json();
    }

    private void remove(JsonObject key) {
        api.send("DELETE", "/v1/dkim-keys/" + key.getString("id"), null, BodyPublishers.noBody())
                .expect(204);
    }

    private List<Mail> sentTo(String... addresses) {
        String list = kit.list("email,name\n" + String.join(",Ann\n", addresses) + ",Ann\n");
        kit.act(kit.broadcast("NOW", kit.template("News", "<p>News</p>"), list), "finish")
                .expect(200);
        return Await.until(
                "the mails",
                () -> product.sink().mails().stream()
                        .filter(mail ->
                                List.of(addresses).contains(mail.recipients().get(0)))
                        .toList(),
                mails -> mails.size() == addresses.length);
    }

    private static String unique() {
        return UUID.randomUUID() + "@example.com";
    }

    @Test
    void mailIsSignedByEveryKeyOfItsDomainAndOthersFindItGood() throws Exception {
        JsonObject rsa = key("RSA");
        JsonObject ed25519 = key("ED25519");
        try {
            Answer shown = api.get("/v1/dkim-keys").expect(200);
            assertThat(shown.body()).contains(rsa.getString("recordName")).doesNotContain("PRIVATE");

            Mail mail = sentTo(unique()).get(0);

            assertThat(mail.text().split("(?m)^DKIM-Signature: ", -1)).hasSize(3);
            assertThat(mail.text()).contains("a=ed25519-sha256", "d=example.com", "s=" + ed25519.getString("selector"));
            DKIMVerifier verifier = new DKIMVerifier((methods, selector, domain) -> List.of(
                    selector.toString().equals(rsa.getString("selector"))
                            ? rsa.getString("recordText")
                            : ed25519.getString("recordText")));
            List<SignatureRecord> good = verifier.verify(new ByteArrayInputStream(mail.content()));
            assertThat(good).singleElement().satisfies(signature -> {
                assertThat(signature.getDToken()).hasToString("example.com");
                assertThat(signature.getHeaders().stream()
                                .map(name -> name.toString().toLowerCase()))
                        .contains("list-unsubscribe", "list-unsubscribe-post", "from");
            });
        } finally {
            remove(rsa);
            remove(ed25519);
        }
        assertThat(sentTo(unique()).get(0).text()).as("without a key").doesNotContain("DKIM-Signature");
    }

    @Test
    void aBounceIsKnownByItsReturnPathAndNoOtherIsBelieved() {
        List<Mail> mails = sentTo(unique(), unique());
        Mail dead = mails.get(0);
        assertThat(mails)
                .extracting(Mail::from)
                .doesNotHaveDuplicates()
                .allMatch(from -> from.matches("bounces\\+[0-9a-z]+-[0-9a-f]{20}@bounce\\.example\\.com"));
        Http postmaster = product.anonymous().with("x-api-key", keyFor("receipts:write"));

        String forged = dead.from().replaceFirst("-[0-9a-f]{20}", "-00000000000000000000");
        assertThat(report(postmaster, forged).getString("result")).isEqualTo("UNKNOWN_MESSAGE");
        JsonObject taken = report(postmaster, dead.from());
        assertThat(taken.getString("result")).isEqualTo("APPLIED");
        assertThat(taken.getString("event")).isEqualTo("BOUNCED");
        assertThat(report(postmaster, dead.from()).getString("result")).isEqualTo("REPEATED");

        JsonObject message = api.get("/v1/messages/" + taken.getString("messageId"))
                .expect(200)
                .json();
        assertThat(message.getString("recipient")).isEqualTo(dead.recipients().get(0));
        assertThat(message.getString("state")).isEqualTo("SENT");
        assertThat(message.getString("verdict")).isEqualTo("DOWNSTREAM");
        assertThat(message.getString("bouncedAt")).isNotEmpty();
        assertThat(message.getJsonArray("receipts").getJsonObject(0).getString("code"))
                .isEqualTo("5.1.1");
        assertThat(api.get("/v1/suppressions?limit=5")
                        .expect(200)
                        .items()
                        .get(0)
                        .getString("reason"))
                .isEqualTo("HARD_BOUNCE");
        assertThat(postmaster.get("/v1/suppressions").status()).isEqualTo(403);
        assertThat(api.get("/v1/statistics/recount").expect(200).json().getJsonArray("differences"))
                .isEmpty();
    }

    private String keyFor(String scope) {
        return api.post(
                        "/v1/api-keys",
                        Json.createObjectBuilder()
                                .add("name", "mail server")
                                .add("scopes", Json.createArrayBuilder().add(scope))
                                .build())
                .expect(201)
                .json()
                .getString("key");
    }

    private static JsonObject report(Http postmaster, String returnPath) {
        String mail = """
                From: MAILER-DAEMON@mx.example.net
                To: %s
                Content-Type: multipart/report; report-type=delivery-status; boundary=B1

                --B1
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.net

                Final-Recipient: rfc822; somebody@example.com
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 no such user
                --B1--
                """;
        return postmaster
                .post(
                        "/v1/receipts/email",
                        "message/rfc822",
                        mail.formatted(returnPath).replace("\n", "\r\n"))
                .expect(200)
                .json();
    }
}
