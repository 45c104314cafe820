package io.outbound.channel.webpush;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.channel.gateway.FakeGateway;
import io.outbound.channel.gateway.GatewayContract;
import io.outbound.channel.spi.ChannelSender;
import io.outbound.channel.spi.Message;
import io.outbound.channel.spi.SendResult;
import io.outbound.channel.spi.SendResult.Accepted;
import io.outbound.channel.spi.SendResult.PermanentFailure;
import io.outbound.json.Json;
import io.outbound.kernel.ChannelId;
import io.outbound.store.Dialect;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8030. */
class PushingToABrowserTest extends GatewayContract {

    private static final String LINK = "https://shop.example.com/offers";

    private static PushFixture store;
    private Browser browser;

    @BeforeAll
    static void begin() throws IOException {
        store = new PushFixture(Dialect.H2);
        store.keyDesk.generate();
    }

    @AfterAll
    static void end() {
        store.close();
    }

    @Override
    protected ChannelSender sender(String url) {
        browser = Browser.at(url + "/push/" + UUID.randomUUID());
        store.subscriptions.save(
                browser.subscription(), store.keys.current().orElseThrow().id(), null, null);
        return store.sender(SHORT);
    }

    @Override
    protected Message message() {
        return message("Sale");
    }

    private Message message(String title) {
        return new Message(
                1_234,
                ChannelId.WEBPUSH,
                "<1234@example.com>",
                null,
                null,
                GivenSubscription.address(browser.endpoint),
                title,
                "",
                "Up to 50 %",
                LINK,
                Map.of("TTL", "3600", "Urgency", "high", "List-Unsubscribe", "<https://out.example.net/t/u/x>"),
                Instant.EPOCH);
    }

    @Override
    protected String yes() {
        return FakeGateway.whole("201 Created\r\nLocation: https://push.example.net/m/1", "");
    }

    @Override
    protected String never() {
        return FakeGateway.whole("413 Payload Too Large", "");
    }

    @Override
    protected String notNow() {
        return FakeGateway.whole("503 Service Unavailable", "");
    }

    @Override
    protected String tooOften(int seconds) {
        return FakeGateway.whole("429 Too Many Requests\r\nRetry-After: " + seconds, "");
    }

    private SendResult answered(String status) {
        gateway.behaving(FakeGateway.saying(status, ""));
        return sender(gateway.url()).send(message());
    }

    @Test
    void theBrowserReadsWhatIsSentAndNobodyElseCan() throws GeneralSecurityException {
        SendResult result = answered("201 Created\r\nLocation: https://push.example.net/m/1");
        assertThat(result).isEqualTo(new Accepted("201 taken", "https://push.example.net/m/1"));
        FakeGateway.Call call = gateway.calls.get(0);
        assertThat(call.method()).isEqualTo("POST");
        assertThat(browser.endpoint).endsWith(call.target());
        assertThat(call.headers())
                .containsEntry("content-encoding", "aes128gcm")
                .containsEntry("ttl", "3600")
                .containsEntry("urgency", "high")
                .containsEntry("topic", "mya");
        assertThat(call.header("topic")).matches("[A-Za-z0-9_-]{1,32}");
        assertThat(call.header("authorization"))
                .startsWith("vapid t=")
                .endsWith(", k=" + store.signup.publicKeys().get(0));
        try (JsonReader reader = Json.createReader(new StringReader(browser.read(call.body())))) {
            JsonObject shown = reader.readObject();
            assertThat(shown.getString("title")).isEqualTo("Sale");
            assertThat(shown.getString("body")).isEqualTo("Up to 50 %");
            assertThat(shown.getString("url")).isEqualTo(LINK);
            assertThat(shown.getString("unsubscribe")).isEqualTo("https://out.example.net/t/u/x");
            assertThat(shown.getString("tag")).isEqualTo(call.header("topic"));
            assertThat(shown.getString("icon")).isEqualTo(PushFixture.ICON);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"404 Not Found", "410 Gone"})
    void aSubscriptionThatIsGoneIsRemovedAndItsAddressDead(String status) {
        SendResult result = answered(status);
        assertThat(((PermanentFailure) result).addressInvalid()).isTrue();
        assertThat(store.subscriptions.byAddress(GivenSubscription.address(browser.endpoint)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"400 Bad Request", "401 Unauthorized", "403 Forbidden", "413 Payload Too Large"})
    void aMessageThatIsRefusedIsNotTriedAgainAndTheSubscriptionStays(String status) {
        SendResult result = answered(status);
        assertThat(((PermanentFailure) result).addressInvalid()).isFalse();
        assertThat(store.subscriptions.byAddress(GivenSubscription.address(browser.endpoint)))
                .isPresent();
    }

    @Test
    void whatTheServiceTookIsNoted() {
        store.now = store.now.plusSeconds(5);
        assertThat(answered("201 Created")).isInstanceOf(Accepted.class);
        assertThat(store.kept(browser).lastSuccessAt()).isNull();
        store.successes.write();
        assertThat(store.kept(browser).lastSuccessAt()).isEqualTo(store.now);
    }

    @Test
    void nobodyIsCalledForABrowserThatHasLeftOrForWhatIsTooLarge() {
        ChannelSender sender = sender(gateway.url());
        assertThat(sender.send(message("x".repeat(4_000))))
                .isInstanceOfSatisfying(
                        PermanentFailure.class, no -> assertThat(no.reason()).startsWith("payload-too-large"));
        store.subscriptions.remove(GivenSubscription.address(browser.endpoint));
        assertThat(sender.send(message())).isInstanceOfSatisfying(PermanentFailure.class, no -> assertThat(no.reason())
                .startsWith("subscription-gone"));
        assertThat(gateway.connections()).isZero();
    }

    @Test
    void nobodyIsCalledWhoMustNotBe() throws IOException {
        try (PushFixture strict = new PushFixture(Dialect.H2, "push.example.net", 600);
                PushFixture outside = PushFixture.onThePublicInternet(Dialect.H2, "127.0.0.1")) {
            for (PushFixture one : new PushFixture[] {strict, outside}) {
                browser = Browser.at(gateway.url() + "/push/x");
                one.subscriptions.save(
                        browser.subscription(), one.keyDesk.generate().id(), null, null);
                assertThat(one.sender(SHORT).send(message())).isNotInstanceOf(Accepted.class);
            }
            assertThat(gateway.connections()).isZero();
        }
    }

    @Test
    void theChannelIsConfiguredOnceThereIsAKey() throws IOException {
        try (PushFixture fresh = new PushFixture(Dialect.H2)) {
            ChannelSender sender = fresh.sender(SHORT);
            assertThat(sender.configured()).isFalse();
            fresh.keyDesk.generate();
            assertThat(sender.configured()).isTrue();
        }
    }
}
