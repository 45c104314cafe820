package io.outbound.webpush;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.channel.gateway.FakeGateway;
import io.outbound.product.Answer;
import io.outbound.product.Await;
import io.outbound.product.MicroWithGateways;
import io.outbound.product.Product;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A campaign of web pushes from its launch to what push services are told, over the running product. */
@ExtendWith(MicroWithGateways.class)
class PushingIT {

    private static JsonObject json(JsonObjectBuilder builder) {
        return builder.build();
    }

    private static String id(Answer answer) {
        return answer.expect(201).json().getString("id");
    }

    /** @return the id of the subscription */
    private static String browser(Product product, String contact, String endpoint) {
        JsonObject keys = Browsers.keys();
        return id(product.api()
                .post(
                        "/v1/contacts/" + contact + "/push-subscriptions",
                        json(Json.createObjectBuilder()
                                .add("endpoint", endpoint)
                                .add("keys", keys))));
    }

    @Test
    void eachBrowserOfTheAudienceGetsItOnceAndOneThatIsGoneIsForgotten(Product product, FakeGateway gateway) {
        product.api().post("/v1/webpush/keys", "application/json", "").expect(201);
        String name = "push " + UUID.randomUUID();
        String email = UUID.randomUUID() + "@example.com";
        String contact = id(product.api()
                .post("/v1/contacts", json(Json.createObjectBuilder().add("email", email))));
        String alive = "/push/" + UUID.randomUUID();
        String gone = "/push/" + UUID.randomUUID();
        browser(product, contact, gateway.url() + alive);
        browser(product, contact, gateway.url() + gone);
        gateway.behaving(
                (call, caller) -> FakeGateway.saying(call.target().equals(gone) ? "410 Gone" : "201 Created", "")
                        .answer(call, caller));
        String template = id(product.api()
                .post(
                        "/v1/templates",
                        json(Json.createObjectBuilder()
                                .add("name", name)
                                .add("channel", "WEBPUSH")
                                .add("title", "Sale")
                                .add("body", "Up to 50 %")
                                .add("link", "https://shop.example.com/offers"))));
        String campaign = id(product.api()
                .post(
                        "/v1/campaigns",
                        json(Json.createObjectBuilder()
                                .add("name", name)
                                .add("channel", "WEBPUSH")
                                .add("launchType", "NOW")
                                .add("templateId", template)
                                .add(
                                        "oneTimeSegment",
                                        Json.createObjectBuilder()
                                                .add(
                                                        "rule",
                                                        Json.createObjectBuilder()
                                                                .add("attribute", "email")
                                                                .add("op", "eq")
                                                                .add("value", email))))));
        product.api()
                .post("/v1/campaigns/" + campaign + "/finish", "application/json", "")
                .expect(200);

        JsonObject done = Await.until(
                "the end of the campaign",
                () -> product.api().get("/v1/campaigns/" + campaign).expect(200).json(),
                now -> now.getString("status").equals("DONE"));

        assertThat(done.getJsonObject("counts").getInt("sent")).isEqualTo(1);
        assertThat(done.getJsonObject("counts").getInt("failed")).isEqualTo(1);
        List<FakeGateway.Call> calls = gateway.calls.stream()
                .filter(call -> List.of(alive, gone).contains(call.target()))
                .toList();
        assertThat(calls).extracting(FakeGateway.Call::target).containsExactlyInAnyOrder(alive, gone);
        assertThat(calls).allSatisfy(call -> {
            assertThat(call.header("content-encoding")).isEqualTo("aes128gcm");
            assertThat(call.header("authorization")).startsWith("vapid t=");
            assertThat(call.text()).doesNotContain("Sale");
        });
        assertThat(product.api()
                        .get("/v1/contacts/" + contact + "/push-subscriptions")
                        .expect(200)
                        .items())
                .hasSize(1);
    }
}
