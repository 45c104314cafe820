package io.outbound.channel.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.outbound.channel.spi.SendResult;
import io.outbound.channel.spi.SendResult.Accepted;
import io.outbound.channel.spi.SendResult.TemporaryFailure;
import io.outbound.settings.Configuration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** XOAUTH2, with tokens from an endpoint. */
class SigningInByTokenTest {

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private ScriptedServer server;
    private HttpServer endpoint;
    private int status = 200;
    private String answer = "{\"access_token\": \"first\", \"expires_in\": 3600}";

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer().answer("EHLO", "250-here\r\n250 AUTH PLAIN XOAUTH2");
        endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.createContext("/token", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        endpoint.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        endpoint.stop(0);
    }

    private AccessTokens tokens() {
        Map<String, String> values = Map.of(
                "outbound.email.oauth.token-url", url(),
                "outbound.email.oauth.client-id", "shop",
                "outbound.email.oauth.client-secret", "s&fe",
                "outbound.email.oauth.refresh-token", "again");
        return OAuthTokens.of(new Configuration() {
            @Override
            public Optional<String> text(String name) {
                return Optional.ofNullable(values.get(name));
            }
        });
    }

    private String url() {
        return "http://127.0.0.1:" + endpoint.getAddress().getPort() + "/token";
    }

    private SmtpSender sender(AccessTokens tokens) {
        return new SmtpSender(
                SmtpUrl.parseAll("smtp://me%40example.org@127.0.0.1:" + server.port() + "?tls=none&auth=xoauth2"),
                SmtpTimeouts.STANDARD,
                null,
                tokens,
                new Postings());
    }

    private static String line(String token) {
        String said = "user=me@example.org\1auth=Bearer " + token + "\1\1";
        return "AUTH XOAUTH2 " + Base64.getEncoder().encodeToString(said.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aTokenStandsForThePasswordAndIsAskedForOnce() {
        AccessTokens tokens = tokens();
        for (int i = 0; i < 2; i++) {
            SmtpSender sender = sender(tokens);
            assertThat(sender.send(Letters.to("ann@example.com"))).isInstanceOf(Accepted.class);
            sender.hangUp();
        }
        assertThat(server.commands).contains(line("first"));
        assertThat(asked)
                .containsExactly("grant_type=refresh_token&refresh_token=again&client_id=shop&client_secret=s%26fe");
    }

    @Test
    void aTokenThatIsRefusedIsReplaced() {
        AccessTokens tokens = tokens();
        server.answer("AUTH", "334 eyJzdGF0dXMiOiI0MDEifQ==").answer("", "535 5.7.8 expired");
        SendResult refused = sender(tokens).send(Letters.to("ann@example.com"));
        assertThat(refused).isInstanceOfSatisfying(TemporaryFailure.class, failure -> assertThat(failure.reason())
                .startsWith("535")
                .doesNotContain("first"));
        answer = "{\"access_token\": \"second\"}";
        server.answer("AUTH", "235 welcome");
        assertThat(sender(tokens).send(Letters.to("ann@example.com"))).isInstanceOf(Accepted.class);
        assertThat(server.commands).contains(line("second"));
        assertThat(asked).hasSize(2);
    }

    @Test
    void aTokenThatIsOverIsReplacedBeforeItIsUsed() {
        answer = "{\"access_token\": \"short\", \"expires_in\": 30}";
        AccessTokens tokens = tokens();
        assertThat(sender(tokens).send(Letters.to("ann@example.com"))).isInstanceOf(Accepted.class);
        assertThat(sender(tokens).send(Letters.to("ann@example.com"))).isInstanceOf(Accepted.class);
        assertThat(asked).hasSize(2);
    }

    @Test
    void withoutATokenNothingIsSentNowAndNoSecretIsTold() {
        status = 503;
        answer = "s&fe";
        SendResult result = sender(tokens()).send(Letters.to("ann@example.com"));
        assertThat(result).isInstanceOfSatisfying(TemporaryFailure.class, failure -> assertThat(failure.reason())
                .contains("503")
                .doesNotContain("s&fe", "again"));
        status = 200;
        for (String broken : List.of("no JSON", "{}", "[]", "{\"access_token\": 1}")) {
            answer = broken;
            assertThat(sender(tokens()).send(Letters.to("ann@example.com"))).isInstanceOf(TemporaryFailure.class);
        }
        assertThat(sender(AccessTokens.NONE).send(Letters.to("ann@example.com")))
                .isInstanceOf(TemporaryFailure.class);
        assertThat(server.messages).isEmpty();
    }

    @Test
    void aServerThatTakesNoTokenGetsNone() {
        server.answer("EHLO", "250-here\r\n250 AUTH PLAIN");
        assertThat(sender(tokens()).send(Letters.to("ann@example.com"))).isInstanceOf(TemporaryFailure.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void anEndpointThatIsNotEncryptedIsRefusedAtTheStart() {
        for (String url : List.of("http://tokens.example.org/", "ftp://127.0.0.1/", "no url", "https://")) {
            assertThatThrownBy(() -> OAuthTokens.of(new Configuration() {
                        @Override
                        public Optional<String> text(String name) {
                            return Optional.of(url);
                        }
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("OUT-0153");
        }
    }
}
