package io.outbound.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.outbound.kernel.DomainException;
import io.outbound.outgoing.OutgoingExchanges;
import io.outbound.outgoing.OutgoingLimits;
import io.outbound.outgoing.OutgoingRules;
import io.outbound.settings.Secrets;
import io.outbound.store.IdSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BotsThatTelegramRefusesTest {

    private static final String TOKEN = "123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Kept bots = new Kept();
    private HttpServer telegram;
    private volatile int answer = 200;

    @BeforeEach
    void open() throws IOException {
        telegram = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        telegram.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        telegram.start();
    }

    @AfterEach
    void close() {
        telegram.stop(0);
    }

    private String url() {
        return "http://127.0.0.1:" + telegram.getAddress().getPort();
    }

    private TelegramBotDesk desk() {
        return new TelegramBotDesk(bots, new BotTokens(new Turned()), new IdSource(), Clock.systemUTC());
    }

    private TelegramBot check(UUID id, Optional<TelegramUrl> url) {
        return new BotCheck(desk(), standing(url)).check(id);
    }

    private BotStanding standing(Optional<TelegramUrl> url) {
        return new BotStanding(
                new BotTokens(new Turned()),
                new TelegramGateway(
                        url, new OutgoingExchanges(new OutgoingRules(true, Set.of())), OutgoingLimits.STANDARD),
                new BotNotes(bots, Clock.systemUTC()));
    }

    private TelegramBot check(UUID id) {
        return check(id, Optional.of(TelegramUrl.parse(url() + "/", true)));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void areBlockedUntilTelegramKnowsThemAgain(int refusal) {
        UUID id = desk().add("Herald", TOKEN).id();
        answer = refusal;
        assertThat(check(id).status()).isEqualTo(TelegramBot.Status.BLOCKED);
        assertThat(asked).containsExactly("/bot" + TOKEN + "/getMe");
        answer = 200;
        assertThat(check(id).status()).isEqualTo(TelegramBot.Status.ACTIVE);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 429, 500, 503})
    void whatTellsNothingChangesNothingAndNobodyFollowsARedirectWithAToken(int status) {
        UUID id = desk().add("Herald", TOKEN).id();
        answer = status;
        TelegramBot bot = check(id);
        assertThat(bot.status()).isEqualTo(TelegramBot.Status.ACTIVE);
        assertThat(bot.checkedAt()).isNull();
        assertThat(asked).hasSize(1);
    }

    @Test
    void aTelegramThatIsAwayTellsNothingEither() {
        UUID id = desk().add("Herald", TOKEN).id();
        telegram.stop(0);
        assertThat(check(id).checkedAt()).isNull();
    }

    @Test
    void withoutAnAddressNobodyCanBeAsked() {
        UUID id = desk().add("Herald", TOKEN).id();
        assertThatThrownBy(() -> check(id, Optional.empty()))
                .isInstanceOfSatisfying(
                        DomainException.class, no -> assertThat(no.code()).isEqualTo("channel-not-configured"));
    }

    @Test
    void areFoundWithoutAnybodyAsking() {
        UUID blocked = desk().add("Herald", TOKEN).id();
        answer = 401;
        BotWatch watch = new BotWatch(bots, standing(Optional.of(TelegramUrl.parse(url(), true))), Clock.systemUTC());
        watch.look();
        assertThat(bots.byId(blocked).orElseThrow().status()).isEqualTo(TelegramBot.Status.BLOCKED);
        watch.look();
        assertThat(asked).as("once in a quarter of an hour").hasSize(1);
        new BotWatch(bots, standing(Optional.empty()), Clock.systemUTC()).look();
        assertThat(asked).hasSize(1);
    }

    @Test
    void anotherTokenIsAnotherChance() {
        UUID id = desk().add("Herald", TOKEN).id();
        answer = 401;
        check(id);
        assertThat(desk().change(id, 0, null, TOKEN.replace('A', 'B')).status()).isEqualTo(TelegramBot.Status.ACTIVE);
        assertThat(bots.byId(id).orElseThrow().sealedToken()).doesNotContain("BBBB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123:abc/../../getMe?", "123456:AAAA", "a:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void aTokenIsAsBotFatherGivesIt(String token) {
        assertThatThrownBy(() -> desk().add("Herald", token))
                .isInstanceOfSatisfying(
                        DomainException.class, no -> assertThat(no.code()).isEqualTo("bot-token-invalid"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://api.telegram.org", "http://127.0.0.1:1", "ftp://x.test", "telegram", "https://", ":"})
    void telegramIsAskedBySecureWaysOnly(String url) {
        assertThatThrownBy(() -> TelegramUrl.parse(url, false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("OUT-0181");
    }

    @Test
    void aDevelopersStandInIsOnThisMachine() {
        assertThat(TelegramUrl.parse("https://api.telegram.org/", false).base()).isEqualTo("https://api.telegram.org");
        assertThat(TelegramUrl.parse("http://localhost:8081", true).base()).isEqualTo("http://localhost:8081");
        assertThatThrownBy(() -> TelegramUrl.parse("http://telegram.test", true))
                .isInstanceOf(IllegalStateException.class);
    }

    /** Seals so that a test sees that it was done. */
    private static final class Turned extends Secrets {
        @Override
        public byte[] seal(byte[] plain, String recordId) {
            return turned(plain);
        }

        @Override
        public byte[] open(byte[] sealed, String recordId) {
            return turned(sealed);
        }

        private static byte[] turned(byte[] bytes) {
            byte[] turned = new byte[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                turned[i] = bytes[bytes.length - 1 - i];
            }
            return turned;
        }
    }

    private static final class Kept extends TelegramBots {
        private final Map<UUID, TelegramBot> all = new HashMap<>();

        @Override
        public Optional<TelegramBot> byId(UUID id) {
            return Optional.ofNullable(all.get(id));
        }

        @Override
        List<TelegramBot> notAskedSince(Instant before, int limit) {
            return all.values().stream()
                    .filter(bot -> bot.checkedAt() == null || bot.checkedAt().isBefore(before))
                    .toList();
        }

        @Override
        void add(TelegramBot bot) {
            all.put(bot.id(), bot);
        }

        @Override
        void flush() {
            // nothing is held back
        }
    }
}
