package io.outbound.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelegramMessagesTest extends GatewayContract {

    private static final String TOKEN = "123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final OutgoingExchanges exchanges = new OutgoingExchanges(new OutgoingRules(true, Set.of()));
    private final UUID bot = UUID.randomUUID();
    private final Blocked blocked = new Blocked();

    @Override
    protected ChannelSender sender(String url) {
        SendingBots bots = new SendingBots() {
            @Override
            Optional<String> token(UUID id) {
                return id.equals(bot) ? Optional.of(TOKEN) : Optional.empty();
            }
        };
        TelegramGateway telegram = new TelegramGateway(Optional.of(new TelegramUrl(url)), exchanges, SHORT);
        return new TelegramSender(bots, blocked, telegram, Clock.systemUTC());
    }

    @Override
    protected Message message() {
        return message(bot.toString(), "4711", "", "");
    }

    private static Message message(String from, String chat, String caption, String link) {
        return new Message(
                7,
                ChannelId.TELEGRAM,
                "<7.run@outbound.invalid>",
                "Herald",
                from,
                chat,
                caption,
                "",
                "Hello <b>Ann</b> & \"co\"",
                link,
                Map.of(),
                Instant.parse("2026-11-22T15:00:00Z"));
    }

    private static String refusal(int code, String phrase, String more) {
        return FakeGateway.whole(
                code + " " + phrase,
                "{\"ok\":false,\"error_code\":" + code + ",\"description\":\"" + phrase + "\"" + more + "}");
    }

    @Override
    protected String yes() {
        return FakeGateway.whole("200 OK", "{\"ok\":true,\"result\":{\"message_id\":42,\"chat\":{\"id\":4711}}}");
    }

    @Override
    protected String never() {
        return refusal(400, "Bad Request: chat not found", "");
    }

    @Override
    protected String notNow() {
        return refusal(503, "Service Unavailable", "");
    }

    @Override
    protected String tooOften(int seconds) {
        return refusal(
                429, "Too Many Requests: retry after " + seconds, ",\"parameters\":{\"retry_after\":" + seconds + "}");
    }

    @Test
    void theTextLeavesAsItIsAndNoValueBecomesMarkup() {
        gateway.behaving(FakeGateway.bytes(yes(), true));
        assertThat(sender(gateway.url()).send(message())).isEqualTo(new Accepted("200 42", "42"));
        FakeGateway.Call call = gateway.calls.get(0);
        assertThat(call.method() + " " + call.target()).isEqualTo("POST /bot" + TOKEN + "/sendMessage");
        assertThat(call.text()).isEqualTo("{\"chat_id\":\"4711\",\"text\":\"Hello <b>Ann</b> & \\\"co\\\"\"}");
    }

    @Test
    void aLinkIsAButtonUnderTheText() {
        gateway.behaving(FakeGateway.bytes(yes(), true));
        sender(gateway.url()).send(message(bot.toString(), "4711", "Open", "https://shop.example/?a=b"));
        assertThat(gateway.calls.get(0).text())
                .endsWith("\"reply_markup\":{\"inline_keyboard\":[[{\"text\":\"Open\","
                        + "\"url\":\"https://shop.example/?a=b\"}]]}}");
    }

    @Test
    void whoHasBlockedTheBotIsNotWrittenToAgainByItButByOthers() {
        gateway.behaving(FakeGateway.bytes(refusal(403, "Forbidden: bot was blocked by the user", ""), true));
        ChannelSender sender = sender(gateway.url());
        assertThat(sender.send(message()))
                .isEqualTo(new PermanentFailure("403 Forbidden: bot was blocked by the user", false));
        SendResult again = sender.send(message());
        assertThat(((PermanentFailure) again).reason()).startsWith("bot-blocked");
        assertThat(gateway.calls).hasSize(1);
        assertThat(blocked.contains(UUID.randomUUID(), "4711")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "403,Forbidden: user is deactivated,dead",
        "401,Unauthorized,temporary",
        "404,Not Found,temporary",
        "400,Bad Request: message is too long,permanent",
        "500,Internal Server Error,unknown",
        "502,Bad Gateway,unknown"
    })
    void refusalsAreTheBotsTheMessagesOrTheAddresss(int code, String phrase, String meaning) {
        gateway.behaving(FakeGateway.bytes(refusal(code, phrase, ""), true));
        SendResult result = sender(gateway.url()).send(message());
        String reason = code + " " + phrase;
        assertThat(result)
                .isEqualTo(
                        switch (meaning) {
                            case "dead" -> new PermanentFailure(reason, true);
                            case "permanent" -> new PermanentFailure(reason, false);
                            case "temporary" -> new TemporaryFailure("bot-refused: " + reason, Optional.empty());
                            default -> new Unknown(reason);
                        });
        assertThat(blocked.all).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({",4711", "ann,4711", "00000000-0000-0000-0000-000000000001,4711"})
    void withoutABotNothingLeaves(String from, String chat) {
        assertThat(sender(gateway.url()).send(message(from, chat, "", ""))).isInstanceOf(PermanentFailure.class);
        assertThat(gateway.connections()).isZero();
    }

    @Test
    void whatIsNoChatReachesNobody() {
        assertThat(sender(gateway.url()).send(message(bot.toString(), "ann@example.com", "", "")))
                .isInstanceOf(PermanentFailure.class);
        assertThat(gateway.connections()).isZero();
    }

    private static final class Blocked extends BlockedChats {
        private final Set<String> all = new HashSet<>();

        @Override
        boolean contains(UUID bot, String chat) {
            return all.contains(bot + chat);
        }

        @Override
        void add(UUID bot, String chat) {
            all.add(bot + chat);
        }
    }
}
