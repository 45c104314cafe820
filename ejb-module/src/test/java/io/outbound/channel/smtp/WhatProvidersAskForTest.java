package io.outbound.channel.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.channel.spi.SendResult;
import io.outbound.delivery.DeliveryFixture;
import io.outbound.delivery.InDoubt;
import io.outbound.settings.TestSecrets;
import io.outbound.store.Dialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What mailbox providers ask for, looked for in the bytes of a campaign's message, as it left. */
class WhatProvidersAskForTest {

    private static final KeyPair RSA = DkimKeyPairs.generate(DkimAlgorithm.RSA);
    private static final DkimSigner SIGNER = new DkimSigner("example.org", "s1", DkimAlgorithm.RSA, RSA.getPrivate());

    @TempDir
    static Path home;

    private static DeliveryFixture store;
    private static ScriptedServer server;
    private static BounceAddress bounces;
    private static Captured captured;

    /**
     * A campaign's message, deferred once and then taken.
     *
     * @param tries its Message-ID, each time that it left
     */
    private record Captured(long delivery, String command, String mail, List<String> tries) {

        String field(String name) {
            Matcher field =
                    Pattern.compile("(?ms)^" + name + ": (.*?)\r\n(?![ \t])").matcher(header());
            return field.find() ? field.group(1).replaceAll("\r\n[ \t]", " ") : "";
        }

        String header() {
            return mail.substring(0, mail.indexOf("\r\n\r\n") + 2);
        }

        List<String> signed() {
            String h = field("DKIM-Signature");
            return Arrays.asList(h.substring(h.indexOf(" h=") + 3, h.indexOf("; bh="))
                    .replace(" ", "")
                    .split(":"));
        }
    }

    @BeforeAll
    static void send() throws Exception {
        store = new DeliveryFixture(Dialect.H2);
        server = new ScriptedServer();
        bounces = new BounceAddress(Optional.of("bounces@b.example.org"), TestSecrets.in(home));
        SmtpSender sender = new SmtpSender(
                SmtpUrl.parseAll("smtp://127.0.0.1:" + server.port() + "?tls=none"),
                SmtpTimeouts.STANDARD,
                null,
                AccessTokens.NONE,
                new Postings(
                        domain -> domain.equals("example.org") ? List.of(SIGNER) : List.of(), bounces.returnPath()));
        store.contact("ann@example.com");
        store.answer(sender::send);
        UUID run = store.run(InDoubt.HOLD);
        server.answer(".", "451 4.3.0 later");
        store.deliver(run);
        assertThat(store.states(run)).isEqualTo(Map.of("DEFERRED", 1L));
        server.answer(".", "250 2.0.0 taken");
        store.sql.update("update delivery set next_at = accepted_at");
        store.deliver(run);
        assertThat(store.states(run)).isEqualTo(Map.of("SENT", 1L));
        String command = server.commands.stream()
                .filter(line -> line.startsWith("MAIL"))
                .findFirst()
                .orElseThrow();
        List<String> ids = server.messages.stream()
                .map(mail -> mail.replaceAll("(?s).*\r\nMessage-ID: (\\S+)\r\n.*", "$1"))
                .toList();
        captured = new Captured(store.sql.count("select max(id) from delivery"), command, server.messages.get(1), ids);
    }

    @AfterAll
    static void close() throws Exception {
        server.close();
        store.close();
    }

    private static Arguments row(String what, Consumer<Captured> check) {
        return Arguments.of(what, check);
    }

    static Stream<Arguments> table() {
        return Stream.of(
                row(
                        "List-Unsubscribe leads to https and to a mailbox (RFC 2369)",
                        mail -> assertThat(mail.field("List-Unsubscribe")).matches("<https://[^>]+>, <mailto:[^>]+>")),
                row("One click is enough (RFC 8058)", mail -> assertThat(mail.field("List-Unsubscribe-Post"))
                        .isEqualTo("List-Unsubscribe=One-Click")),
                row("Both fields are signed", mail -> assertThat(mail.signed())
                        .contains("List-Unsubscribe", "List-Unsubscribe-Post")),
                row("No From can be added", mail -> assertThat(mail.signed())
                        .filteredOn("From"::equals)
                        .hasSize(2)),
                row("The signing domain is that of From", mail -> {
                    assertThat(mail.field("DKIM-Signature")).contains(" d=example.org;");
                    assertThat(mail.field("From")).endsWith("@example.org>");
                }),
                row("Others find the signature good", mail -> assertThat(isGood(mail.mail()))
                        .isTrue()),
                row("The envelope sender is its own and signed", mail -> {
                    Matcher from = Pattern.compile("MAIL FROM:<([^>]+)>.*").matcher(mail.command());
                    assertThat(from.matches()).isTrue();
                    assertThat(from.group(1)).endsWith("@b.example.org");
                    assertThat(bounces.deliveryIn(from.group(1))).hasValue(mail.delivery());
                }),
                row("The Message-ID is that of the sender's domain, the same with each try", mail -> {
                    assertThat(mail.tries()).hasSize(2);
                    assertThat(mail.tries().get(0))
                            .isEqualTo(mail.tries().get(1))
                            .endsWith("@example.org>");
                }),
                row("Feedback-ID names campaign and run", mail -> assertThat(mail.field("Feedback-ID"))
                        .startsWith(DeliveryFixture.CAMPAIGN + ":")
                        .endsWith(":outbound")),
                row("Text and HTML are alternatives", mail -> {
                    assertThat(mail.field("Content-Type")).startsWith("multipart/alternative;");
                    assertThat(mail.mail().indexOf("Content-Type: text/plain"))
                            .isLessThan(mail.mail().indexOf("Content-Type: text/html"));
                }),
                row("The body has a link to leave", mail -> assertThat(
                                mail.mail().replace("=\r\n", "").replace("=3D", "="))
                        .containsPattern("<a href=\"https://[^\"]+/t/u/[^\"]+\">")),
                row("Lines are short and seven-bit (RFC 5322 §2.1.1)", mail -> assertThat(
                                mail.mail().lines())
                        .allMatch(line -> line.length() <= 998 && line.chars().allMatch(c -> c < 128))),
                row("No field occurs twice (RFC 5322 §3.6)", mail -> assertThat(mail.header()
                                .lines()
                                .filter(line -> line.matches("(From|To|Subject|Date|Message-ID|MIME-Version): .*"))
                                .map(line -> line.substring(0, line.indexOf(':'))))
                        .doesNotHaveDuplicates()
                        .hasSize(6)));
    }

    private static boolean isGood(String mail) {
        try {
            return new JdkimVerdict(
                            Map.of(SIGNER.toString(), "v=DKIM1; k=rsa; p=" + DkimKeyPairs.recordText(RSA.getPublic())))
                    .rsaIsGood(mail.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void isInWhatLeft(String what, Consumer<Captured> check) {
        check.accept(captured);
    }

    @Test
    void aTriggeredMessageIsNoCampaignAndCarriesNoWayToLeaveOne() {
        SendResult result = new SmtpSender(
                        SmtpUrl.parseAll("smtp://127.0.0.1:" + server.port() + "?tls=none"),
                        SmtpTimeouts.STANDARD,
                        null,
                        AccessTokens.NONE,
                        new Postings())
                .send(Letters.to("ann@example.com"));
        assertThat(result).isInstanceOf(SendResult.Accepted.class);
        assertThat(server.messages.get(server.messages.size() - 1)).doesNotContain("List-Unsubscribe");
    }
}
