package io.outbound.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.channel.gateway.Configured;
import io.outbound.channel.gateway.FakeGateway;
import io.outbound.channel.gateway.GatewayContract;
import io.outbound.channel.gateway.HttpGateway;
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
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsByHttpTest extends GatewayContract {

    private static final String PREFIX = "outbound.sms.http.";

    private final OutgoingExchanges exchanges = new OutgoingExchanges(new OutgoingRules(true, Set.of()));

    @Override
    protected ChannelSender sender(String url) {
        return sender(url, Map.of());
    }

    private SmsSender sender(String url, Map<String, String> more) {
        Map<String, String> keys = new HashMap<>(Map.of(
                PREFIX + "url", url + "/send",
                PREFIX + "message-id", "/messages/0/id",
                PREFIX + "success", "/messages/0/status=queued,sent",
                PREFIX + "error-code", "/error/code",
                PREFIX + "outcomes", "21211=dead,21610=permanent"));
        more.forEach((name, value) -> keys.put(PREFIX + name, value));
        return new SmsSender(gateway(keys).map(http -> http.within(SHORT)));
    }

    private Optional<HttpGateway> gateway(Map<String, String> keys) {
        return HttpGateway.read(
                new Configured(keys), "outbound.sms.http", SmsSender.VALUES, exchanges, Clock.systemUTC());
    }

    @Override
    protected Message message() {
        return saying("Hello", "+39 333 1234567");
    }

    private static Message saying(String text, String to) {
        return new Message(
                7,
                ChannelId.SMS,
                "<7.run@outbound.invalid>",
                "Shop",
                "SHOP",
                to,
                "",
                "",
                text,
                Map.of(),
                Instant.parse("2026-11-22T15:00:00Z"));
    }

    @Override
    protected String yes() {
        return FakeGateway.whole("201 Created", "{\"messages\":[{\"id\":\"m-1\",\"status\":\"queued\"}]}");
    }

    @Override
    protected String never() {
        return FakeGateway.whole("400 Bad Request", "{\"error\":{\"code\":21610}}");
    }

    @Override
    protected String notNow() {
        return FakeGateway.whole("503 Service Unavailable", "");
    }

    @Override
    protected String tooOften(int seconds) {
        return FakeGateway.whole("429 Too Many Requests\r\nRetry-After: " + seconds, "{}");
    }

    @Test
    void theGatewayGetsNumberSenderTextAndItsIdComesBack() {
        gateway.behaving(FakeGateway.bytes(yes(), true));
        SendResult result = sender(gateway.url()).send(saying("Say \"hi\"\nto é", "0039 333 1234567"));
        assertThat(result).isEqualTo(new Accepted("201 m-1", "m-1"));
        FakeGateway.Call call = gateway.calls.get(0);
        assertThat(call.method() + " " + call.target()).isEqualTo("POST /send");
        assertThat(call.header("content-type")).isEqualTo("application/json");
        assertThat(call.text())
                .isEqualTo("{\"from\":\"SHOP\",\"to\":\"+393331234567\",\"text\":\"Say \\\"hi\\\"\\nto é\","
                        + "\"reference\":\"7.run@outbound.invalid\"}");
    }

    @Test
    void aFormIsFilledInSoThatAValueStaysAValue() {
        gateway.behaving(FakeGateway.bytes(yes(), true));
        SmsSender sender = sender(
                gateway.url(),
                Map.of(
                        "body", "to={{to}}&msg={{ text }}&enc={{encoding}}&parts={{segments}}",
                        "headers", "X-Account: 7|X-Tag: a:b",
                        "authorization", "Bearer secret"));
        sender.send(saying("a&to=+391 ☃", "+39 333 1234567"));
        FakeGateway.Call call = gateway.calls.get(0);
        assertThat(call.header("content-type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(call.text()).isEqualTo("to=%2B393331234567&msg=a%26to%3D%2B391+%E2%98%83&enc=UCS2&parts=1");
        assertThat(call.header("x-account") + call.header("x-tag")).isEqualTo("7a:b");
        assertThat(call.header("authorization")).isEqualTo("Bearer secret");
    }

    @Test
    void aGatewayThatWantsEverythingInTheUrlGetsItThere() {
        gateway.behaving(FakeGateway.bytes(yes(), true));
        sender(gateway.url() + "/?to={{number}}&text={{text}}&x=", Map.of("method", "GET"))
                .send(saying("a b&c", "+393331234567"));
        FakeGateway.Call call = gateway.calls.get(0);
        assertThat(call.method() + " " + call.target()).isEqualTo("GET /?to=393331234567&text=a+b%26c&x=/send");
        assertThat(call.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400 Bad Request,21211,dead", "400 Bad Request,21610,permanent", "422 Unprocessable,1,permanent",
        "401 Unauthorized,1,temporary", "402 Payment Required,1,temporary", "500 Internal Server Error,1,unknown",
        "502 Bad Gateway,1,unknown", "504 Gateway Timeout,1,unknown", "503 Service Unavailable,1,temporary",
        "200 OK,21211,dead", "200 OK,7,permanent"
    })
    void whatIsNotTakenIsOurFaultTheirsOrTheAddress(String status, String code, String meaning) {
        gateway.behaving(FakeGateway.saying(status, "{\"error\":{\"code\":" + code + "}}"));
        SendResult result = sender(gateway.url()).send(message());
        String reason = "gateway-refused: " + status.substring(0, 3) + " " + code;
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
    void aDateToWaitForIsUnderstood() {
        gateway.behaving(FakeGateway.saying("503 Later\r\nRetry-After: Fri, 31 Dec 2100 23:59:59 GMT", ""));
        assertThat(((TemporaryFailure) sender(gateway.url()).send(message())).retryAfter())
                .contains(Duration.ofDays(1));
    }

    @Test
    void withAKeyThatTheGatewayHonoursDoubtIsRepeated() {
        gateway.behaving(FakeGateway.hangingUp());
        SmsSender sender = sender(gateway.url(), Map.of("idempotency-header", "Idempotency-Key"));
        assertThat(((Unknown) sender.send(message())).repeatable()).isTrue();
        assertThat(((Unknown) sender.send(message())).repeatable()).isTrue();
        assertThat(gateway.calls)
                .extracting(call -> call.header("idempotency-key"))
                .containsExactly("7.run@outbound.invalid", "7.run@outbound.invalid");
    }

    @Test
    void aGatewayThatAnswersInStatusesOnlyIsEnough() {
        gateway.behaving(FakeGateway.saying("204 No Content", ""));
        SmsSender sender = new SmsSender(gateway(Map.of(PREFIX + "url", gateway.url())));
        assertThat(sender.send(message())).isEqualTo(new Accepted("204"));
    }

    @Test
    void whatIsNoNumberReachesNobody() {
        assertThat(sender(gateway.url()).send(saying("Hello", "ann@example.com")))
                .isInstanceOf(PermanentFailure.class);
        assertThat(gateway.connections()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "url,https://{{to}}.example.com/",
        "url,ftp://x.test",
        "method,DELETE",
        "body,{{secret}}",
        "outcomes,1=maybe",
        "message-id,id",
        "success,/status",
        "headers,Bearer",
        "timeout-seconds,0"
    })
    void whatCannotBeReadIsSaidAtTheStartWithoutItsValue(String name, String value) {
        assertThatThrownBy(() -> sender(gateway.url(), Map.of(name, value)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("OUT-0183 outbound.sms.http." + name)
                .hasMessageNotContaining("Bearer");
    }

    @Test
    void withoutAnAddressThereIsNoWayOut() {
        assertThat(new SmsSender(gateway(Map.of())).configured()).isFalse();
    }
}
