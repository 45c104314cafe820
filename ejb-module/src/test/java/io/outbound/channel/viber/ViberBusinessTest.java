package io.outbound.channel.viber;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.channel.gateway.Configured;
import io.outbound.channel.gateway.FakeGateway;
import io.outbound.channel.gateway.GatewayContract;
import io.outbound.channel.gateway.HttpGateway;
import io.outbound.channel.spi.ChannelSender;
import io.outbound.channel.spi.Message;
import io.outbound.channel.spi.SendResult.Accepted;
import io.outbound.channel.spi.SendResult.PermanentFailure;
import io.outbound.outgoing.OutgoingExchanges;
import io.outbound.outgoing.OutgoingRules;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ViberBusinessTest extends GatewayContract {

    private static final String PREFIX = "outbound.viber.http.";

    private final OutgoingExchanges exchanges = new OutgoingExchanges(new OutgoingRules(true, Set.of()));

    @Override
    protected ChannelSender sender(String url) {
        Map<String, String> keys = Map.of(
                PREFIX + "url",
                url + "/viber/send",
                PREFIX + "body",
                "{\"to\":\"{{number}}\",\"viber\":{\"sender\":\"{{from}}\",\"text\":\"{{text}}\","
                        + "\"button\":{\"title\":\"{{caption}}\",\"url\":\"{{link}}\"}},\"ref\":\"{{reference}}\"}",
                PREFIX + "message-id",
                "/id",
                PREFIX + "idempotency-header",
                "Idempotency-Key");
        return new ViberSender(
                Optional.empty(),
                HttpGateway.read(
                                new Configured(keys),
                                "outbound.viber.http",
                                ViberSender.VALUES,
                                exchanges,
                                Clock.systemUTC())
                        .map(http -> http.within(SHORT)));
    }

    @Override
    protected Message message() {
        return ViberBotTest.to("+39 333 1234567", "Open", "https://shop.example/?a=1");
    }

    @Override
    protected String yes() {
        return FakeGateway.whole("202 Accepted", "{\"id\":\"v-1\"}");
    }

    @Override
    protected String never() {
        return FakeGateway.whole("422 Unprocessable", "{}");
    }

    @Override
    protected String notNow() {
        return FakeGateway.whole("503 Service Unavailable", "");
    }

    @Override
    protected String tooOften(int seconds) {
        return FakeGateway.whole("429 Too Many Requests\r\nRetry-After: " + seconds, "");
    }

    @Override
    protected boolean repeatable() {
        return true;
    }

    @Test
    void aPhoneNumberIsReachedThroughTheGateway() {
        gateway.behaving(FakeGateway.bytes(yes(), true));
        assertThat(sender(gateway.url()).send(message())).isEqualTo(new Accepted("202 v-1", "v-1"));
        assertThat(gateway.calls.get(0).text())
                .isEqualTo("{\"to\":\"393331234567\",\"viber\":{\"sender\":\"Shop\",\"text\":\"Hello\","
                        + "\"button\":{\"title\":\"Open\",\"url\":\"https://shop.example/?a=1\"}},"
                        + "\"ref\":\"7.run@outbound.invalid\"}");
    }

    @Test
    void aSubscriberNeedsTheBot() {
        assertThat(sender(gateway.url()).send(ViberBotTest.to("01234567890A=", "", "")))
                .isInstanceOf(PermanentFailure.class);
        assertThat(gateway.connections()).isZero();
    }
}
