package io.outbound.channel.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.channel.spi.SendResult;
import io.outbound.channel.spi.SendResult.Accepted;
import io.outbound.channel.spi.SendResult.PermanentFailure;
import io.outbound.channel.spi.SendResult.TemporaryFailure;
import io.outbound.channel.spi.SendResult.Unknown;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each answer, and each way of not answering, means for the message. */
class AnswersOfAMailServerTest {

    private static final SmtpTimeouts SHORT = new SmtpTimeouts(
            Duration.ofSeconds(2), Duration.ofMillis(800), Duration.ofMillis(800), Duration.ofMillis(800));

    private ScriptedServer server;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private SmtpSender sender(String login, String query) {
        SmtpUrl url = SmtpUrl.parse("smtp://" + login + "127.0.0.1:" + server.port() + query);
        return new SmtpSender(Optional.of(url), SHORT, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    private SendResult send() {
        return sender("", "?tls=none").send(Letters.to("ann@example.com"));
    }

    @Test
    void takenIsAccepted() {
        assertThat(send()).isEqualTo(new Accepted("250 2.0.0 taken"));
        assertThat(server.messages).hasSize(1);
    }

    @Test
    void oneConnectionCarriesManyMessages() {
        SmtpSender sender = sender("", "?tls=none");
        for (int i = 0; i < 5; i++) {
            assertThat(sender.send(Letters.to("p" + i + "@example.com"))).isInstanceOf(Accepted.class);
        }
        assertThat(server.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL,451 4.3.0 later", "MAIL,421 4.3.2 closing", "RCPT,450 4.2.1 busy", "RCPT,451 4.7.1 greylisted",
        "RCPT,452 4.2.2 full for now", "DATA,451 4.3.0 later", ".,451 4.3.0 later", ".,452 4.3.1 no room"
    })
    void fourHundredsAreTemporaryWithTheirText(String verb, String reply) {
        server.answer(verb, reply);
        if (verb.equals("MAIL") || verb.equals("RCPT")) {
            server.answer("DATA", "503 not now");
        }
        assertThat(send()).isEqualTo(new TemporaryFailure(reply, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT,550 5.1.1 nobody here,true",
        "RCPT,550 no such user,true",
        "RCPT,553 5.1.3 bad address,true",
        "RCPT,550 5.2.1 disabled,true",
        "RCPT,552 5.2.2 mailbox full,false",
        "RCPT,550 5.7.1 blocked by policy,false",
        "RCPT,554 5.7.1 refused,false",
        "MAIL,550 5.7.1 not from you,false",
        ".,554 5.6.0 looks like spam,false"
    })
    void fiveHundredsArePermanentAndSomeSayThatTheAddressIsDead(String verb, String reply, boolean dead) {
        server.answer(verb, reply);
        if (!verb.equals(".")) {
            server.answer("DATA", "503 not now");
        }
        assertThat(send()).isEqualTo(new PermanentFailure(reply, dead));
    }

    @Test
    void aRefusedRecipientLeavesTheConnectionForTheNext() {
        server.answer("RCPT", "550 5.1.1 nobody").answer("DATA", "503 nobody to send to");
        SmtpSender sender = sender("", "?tls=none");
        assertThat(sender.send(Letters.to("ann@example.com"))).isInstanceOf(PermanentFailure.class);
        server.answer("RCPT", "250 ok").answer("DATA", "354 go");
        assertThat(sender.send(Letters.to("bob@example.com"))).isInstanceOf(Accepted.class);
        assertThat(server.connections()).isEqualTo(1);
        assertThat(server.messages).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT,451 4.7.1 greylisted,PIPELINING", "DATA,451 4.3.0 later,PIPELINING", "DATA,554 5.7.1 refused,PIPELINING",
        "RCPT,451 4.7.1 greylisted,8BITMIME", "DATA,451 4.3.0 later,8BITMIME", "DATA,554 5.7.1 refused,8BITMIME"
    })
    void aRefusalOfOneMessageSaysNothingAboutTheNext(String verb, String reply, String extension) {
        server.answer("EHLO", "250-here\r\n250 " + extension).answer(verb, reply);
        if (verb.equals("RCPT")) {
            server.answer("DATA", "503 nobody to send to");
        }
        SmtpSender sender = sender("", "?tls=none");
        assertThat(sender.send(Letters.to("ann@example.com"))).isNotInstanceOf(Accepted.class);
        server.answer("RCPT", "250 ok").answer("DATA", "354 go");
        assertThat(sender.send(Letters.to("bob@example.com"))).isInstanceOf(Accepted.class);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void aConnectionThatCannotBeClearedIsLeft() {
        server.answer("DATA", "451 4.3.0 later").answer("RSET", ScriptedServer.CUT);
        SmtpSender sender = sender("", "?tls=none");
        assertThat(sender.send(Letters.to("ann@example.com")))
                .isEqualTo(new TemporaryFailure("451 4.3.0 later", Optional.empty()));
        server.answer("DATA", "354 go");
        assertThat(sender.send(Letters.to("bob@example.com"))).isInstanceOf(Accepted.class);
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void aConversationOutOfStepIsNotTheRecipientsFault() {
        server.answer("MAIL", "503 5.5.1 nested MAIL").answer("RCPT", "503 no").answer("DATA", "503 no");
        assertThat(send()).isEqualTo(new TemporaryFailure("503 5.5.1 nested MAIL", Optional.empty()));
    }

    @Test
    void aKeptConnectionOutOfStepIsReplacedAtOnce() {
        SmtpSender sender = sender("", "?tls=none");
        server.keepMailInForce();
        assertThat(sender.send(Letters.to("ann@example.com"))).isInstanceOf(Accepted.class);
        assertThat(sender.send(Letters.to("bob@example.com"))).isInstanceOf(Accepted.class);
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void aServerThatWaitsForAMessageToNobodyGetsNone() {
        server.answer("RCPT", "550 5.1.1 nobody");
        assertThat(send()).isEqualTo(new PermanentFailure("550 5.1.1 nobody", true));
        assertThat(server.messages).as("what arrived was never ended by a dot").allMatch(String::isEmpty);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BANNER", "EHLO", "MAIL", "RCPT", "DATA"})
    void aCutBeforeTheFinalDotIsTemporary(String verb) {
        server.answer(verb, ScriptedServer.CUT);
        assertThat(send()).isInstanceOf(TemporaryFailure.class);
        assertThat(server.messages).isEmpty();
    }

    @Test
    void aCutAfterTheFinalDotIsUnknown() {
        server.answer(".", ScriptedServer.CUT);
        assertThat(send()).isInstanceOf(Unknown.class);
        assertThat(server.messages).hasSize(1);
    }

    @Test
    void noAnswerAfterTheFinalDotIsUnknownOnceTheTimeIsOver() {
        server.answer(".", ScriptedServer.SILENCE);
        assertThat(send()).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BANNER", "MAIL"})
    void noAnswerBeforeItIsTemporary(String verb) {
        server.answer(verb, ScriptedServer.SILENCE);
        assertThat(send()).isInstanceOf(TemporaryFailure.class);
    }

    @Test
    void aConnectionThatDiedWhileItWasKeptIsReplacedAtOnce() {
        SmtpSender sender = sender("", "?tls=none");
        server.hangUpAfterEachMessage();
        assertThat(sender.send(Letters.to("ann@example.com"))).isInstanceOf(Accepted.class);
        assertThat(sender.send(Letters.to("bob@example.com"))).isInstanceOf(Accepted.class);
        assertThat(server.connections()).isEqualTo(2);
        assertThat(server.messages).hasSize(2);
    }

    @Test
    void nobodyAtThePortIsTemporary() throws Exception {
        server.close();
        assertThat(send()).isInstanceOf(TemporaryFailure.class);
    }

    @Test
    void anEndlessAnswerLineCostsLittleAndIsTemporary() {
        server.answer("EHLO", "250-" + "x".repeat(1_000_000));
        assertThat(send()).isInstanceOf(TemporaryFailure.class);
    }

    @Test
    void aStrippedStartTlsIsNeverAnsweredWithClearText() {
        SendResult result = sender("", "?tls=required").send(Letters.to("ann@example.com"));
        assertThat(result).isInstanceOf(TemporaryFailure.class);
        assertThat(((TemporaryFailure) result).reason()).startsWith("tls-required");
        assertThat(server.commands).noneMatch(command -> command.startsWith("MAIL"));
    }

    @Test
    void aCertificateNobodyVouchesForIsRefused() throws Exception {
        server.startTls(SSLContext.getDefault());
        assertThat(sender("", "?tls=optional").send(Letters.to("ann@example.com")))
                .isInstanceOf(TemporaryFailure.class);
        assertThat(server.messages).isEmpty();
    }

    @Test
    void textAheadOfTheHandshakeIsNotTaken() throws Exception {
        server.startTls(SSLContext.getDefault()).answer("STARTTLS", "220 go\r\n250 injected");
        SendResult result = sender("", "?tls=required").send(Letters.to("ann@example.com"));
        assertThat(result).isInstanceOf(TemporaryFailure.class);
    }

    @Test
    void aLoginGoesByPlainWhereThatIsOffered() {
        server.answer("EHLO", "250-here\r\n250 AUTH LOGIN PLAIN").answer("AUTH", "235 welcome");
        assertThat(sender("me:p%40ss@", "?tls=none").send(Letters.to("ann@example.com")))
                .isInstanceOf(Accepted.class);
        assertThat(server.commands).contains("AUTH PLAIN AG1lAHBAc3M=");
    }

    @Test
    void aRefusedLoginIsTemporaryAndNothingIsSent() {
        server.answer("EHLO", "250-here\r\n250 AUTH PLAIN").answer("AUTH", "535 5.7.8 wrong");
        SendResult result = sender("me:secret@", "?tls=none").send(Letters.to("ann@example.com"));
        assertThat(result).isInstanceOf(TemporaryFailure.class);
        assertThat(((TemporaryFailure) result).reason()).startsWith("535").doesNotContain("secret");
        assertThat(server.messages).isEmpty();
    }

    @Test
    void anAddressThatIsNotAsciiNeedsAServerThatTakesIt() {
        assertThat(sender("", "?tls=none").send(Letters.to("grüße@example.com")))
                .isInstanceOfSatisfying(PermanentFailure.class, failure -> {
                    assertThat(failure.reason()).startsWith("smtputf8-unsupported");
                    assertThat(failure.addressInvalid()).isFalse();
                });
        server.answer("EHLO", "250-here\r\n250 SMTPUTF8");
        assertThat(send("grüße@example.com")).isInstanceOf(Accepted.class);
        assertThat(server.commands).contains("RCPT TO:<grüße@example.com>");
    }

    @Test
    void aDomainThatIsNotAsciiTravelsAsAsciiAnywhere() {
        assertThat(send("ann@bücher.example")).isInstanceOf(Accepted.class);
        assertThat(server.commands).contains("RCPT TO:<ann@xn--bcher-kva.example>");
    }

    private SendResult send(String recipient) {
        return sender("", "?tls=none").send(Letters.to(recipient));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@x.test\r\nRCPT TO:<b@x.test>",
                "a@x.test\u760d\u760aRCPT TO:<b@x.test>",
                "a@x.test>\nDATA",
                "a b@x.test",
                "<a@x.test>"
            })
    void noCommandCanBeSmuggledInAnAddress(String recipient) {
        assertThat(send(recipient)).isInstanceOf(PermanentFailure.class);
        assertThat(server.commands).noneMatch(command -> command.startsWith("RCPT"));
    }
}
