package io.outbound.channel.viber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.channel.gateway.Configured;
import io.outbound.channel.gateway.FakeGateway;
import io.outbound.channel.gateway.GatewayContract;
import io.outbound.channel.spi.ChannelSender;
import io.outbound.channel.spi.Message;
import io.outbound.channel.spi.SendResult;
import io.outbound.channel.spi.SendResult.Accepted;
import io.outbound.channel.spi.SendResult.PermanentFailure;
import io.outbound.channel.spi.SendResult.TemporaryFailure;
import io.outbound.channel.spi.SendResult.Unknown;
import io.outbound.kernel.ChannelId;
import io.outbound.outgoing.OutgoingExchanges;
import io.outbound.outgoing.OutgoingRules;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViberBotTest extends GatewayContract {

    private static final String PERSON = "01234567890A=";

    private final OutgoingExchanges exchanges = new OutgoingExchanges(new OutgoingRules(true, Set.of()));

    @Override
    protected ChannelSender sender(String url) {
        ViberBot bot = new ViberBot(url + "/pa/", "secret-key", exchanges, SHORT, Clock.systemUTC());
        return new ViberSender(Optional.of(bot), Optional.empty());
    }

    @Override
    protected Message message() {
        return to(PERSON, "", "");
    }

    static Message to(String recipient, String caption, String link) {
        return new Message(
                7,
                ChannelId.VIBER,
                "<7.run@outbound.invalid>",
                "Shop",
                null,
                recipient,
                caption,
                "",
                "Hello",
                link,
                Map.of(),
                Instant.parse("2026-11-22T15:00:00Z"));
    }

    private static String status(int status, String text) {
        return FakeGateway.whole(
                "200 OK",
                "{\"status\":" + status + ",\"status_message\":\"" + text
                        + "\",\"message_token\":5741311803571721087}");
    }

    @Override
    protected String yes() {
        return status(0, "ok");
    }

    @Override
    protected String never() {
        return status(3, "badData");
    }

    @Override
    protected String notNow() {
        return status(12, "tooManyRequests");
    }

    @Override
    protected String tooOften(int seconds) {
        return FakeGateway.whole("429 Too Many Requests\r\nRetry-After: " + seconds, "");
    }

    @Test
    void aSubscriberGetsTheTextFromTheSenderAndTheTokenComesBack() {
        gateway.behaving(FakeGateway.bytes(yes(), true));
        assertThat(sender(gateway.url()).send(to(PERSON, "Open", "https://shop.example/")))
                .isEqualTo(new Accepted("200 5741311803571721087", "5741311803571721087"));
        FakeGateway.Call call = gateway.calls.get(0);
        assertThat(call.target()).isEqualTo("/pa/send_message");
        assertThat(call.header("x-viber-auth-token")).isEqualTo("secret-key");
        assertThat(call.text())
                .isEqualTo("{\"receiver\":\"01234567890A=\",\"min_api_version\":1,\"sender\":{\"name\":\"Shop\"},"
                        + "\"tracking_data\":\"7.run@outbound.invalid\",\"type\":\"text\",\"text\":\"Hello\","
                        + "\"keyboard\":{\"Type\":\"keyboard\",\"Buttons\":[{\"ActionType\":\"open-url\","
                        + "\"ActionBody\":\"https://shop.example/\",\"Text\":\"Open\"}]}}");
    }

    @ParameterizedTest
    @CsvSource({"2,temporary", "5,dead", "6,permanent", "10,temporary", "11,permanent", "24,temporary", "99,unknown"})
    void itsOwnStatusesSayWhoseFaultItIs(int status, String meaning) {
        gateway.behaving(FakeGateway.bytes(status(status, "so"), true));
        SendResult result = sender(gateway.url()).send(message());
        String reason = "viber-refused: " + status + " so";
        assertThat(result)
                .isEqualTo(
                        switch (meaning) {
                            case "dead" -> new PermanentFailure(reason, true);
                            case "permanent" -> new PermanentFailure(reason, false);
                            case "temporary" -> new TemporaryFailure(reason, Optional.empty());
                            default -> new Unknown(reason);
                        });
    }

    @Test
    void aPhoneNumberNeedsTheGatewayForBusinessMessages() {
        assertThat(sender(gateway.url()).send(to("+39 333 1234567", "", ""))).isInstanceOf(PermanentFailure.class);
        assertThat(gateway.connections()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"https://chatapi.viber.com/pa,", "chatapi.viber.com,key", "ftp://chatapi.viber.com,key"})
    void whatCannotBeReadIsSaidAtTheStart(String url, String token) {
        Map<String, String> keys = token == null
                ? Map.of("outbound.viber.base-url", url)
                : Map.of("outbound.viber.base-url", url, "outbound.viber.token", token);
        assertThatThrownBy(() -> ViberBot.read(new Configured(keys), exchanges, Clock.systemUTC()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("OUT-0185")
                .hasMessageNotContaining("\"key\"");
    }
}
