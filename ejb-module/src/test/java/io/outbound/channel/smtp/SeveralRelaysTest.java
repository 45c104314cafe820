package io.outbound.channel.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.channel.spi.SendResult;
import io.outbound.channel.spi.SendResult.Accepted;
import io.outbound.channel.spi.SendResult.PermanentFailure;
import io.outbound.channel.spi.SendResult.TemporaryFailure;
import io.outbound.channel.spi.SendResult.Unknown;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail is shared out; what one relay cannot take, another does, unless something of it has left. */
class SeveralRelaysTest {

    private static final SmtpTimeouts SHORT = new SmtpTimeouts(
            Duration.ofSeconds(2), Duration.ofMillis(800), Duration.ofMillis(800), Duration.ofMillis(800));

    private ScriptedServer one;
    private ScriptedServer two;

    @BeforeEach
    void start() throws IOException {
        one = new ScriptedServer();
        two = new ScriptedServer();
    }

    @AfterEach
    void stop() throws IOException {
        one.close();
        two.close();
    }

    /** The first has all the weight: it is asked first. */
    private SmtpRelays firstTheOne(String query) {
        return relays("&weight=1", "&weight=0", query);
    }

    private SmtpRelays relays(String weightOfOne, String weightOfTwo, String query) {
        String urls = "smtp://127.0.0.1:" + one.port() + query + weightOfOne + "  smtp://127.0.0.1:" + two.port()
                + query + weightOfTwo;
        SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
        List<SmtpRelay> relays = SmtpUrl.parseAll(urls).stream()
                .map(url -> new SmtpRelay(url, SHORT, tls, AccessTokens.NONE))
                .toList();
        Random random = new Random(4_711);
        return new SmtpRelays(relays, random::nextInt);
    }

    private static Posting letter() {
        return to("ann@example.com");
    }

    private static Posting to(String recipient) {
        return new Postings().of(Letters.to(recipient));
    }

    @Test
    void eachGetsMailByItsWeight() {
        try (SmtpRelays relays = relays("&weight=3", "&weight=1", "?tls=none")) {
            for (int i = 0; i < 200; i++) {
                assertThat(relays.send(letter())).isInstanceOf(Accepted.class);
            }
        }
        assertThat(one.messages).hasSizeBetween(130, 170);
        assertThat(one.messages.size() + two.messages.size()).isEqualTo(200);
    }

    @Test
    void whenOneIsDownTheNextTakesItAtOnceAndTheOneIsLeftAlone() throws IOException {
        one.close();
        try (SmtpRelays relays = firstTheOne("?tls=none")) {
            for (int i = 0; i < 20; i++) {
                assertThat(relays.send(letter())).isInstanceOf(Accepted.class);
            }
        }
        assertThat(two.messages).hasSize(20);
        assertThat(two.connections()).isEqualTo(1);
    }

    @Test
    void theOneIsAskedAgainWhenItHasRested() {
        one.answer("BANNER", "421 4.3.2 not now");
        try (SmtpRelays relays = firstTheOne("?tls=none")) {
            assertThat(relays.send(letter())).isInstanceOf(Accepted.class);
            assertThat(relays.send(letter())).isInstanceOf(Accepted.class);
            assertThat(one.connections()).as("left alone").isEqualTo(1);
            one.answer("BANNER", "220 here");
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (one.messages.isEmpty() && System.nanoTime() < end) {
                assertThat(relays.send(letter())).isInstanceOf(Accepted.class);
            }
        }
        assertThat(one.messages).hasSize(1);
    }

    @Test
    void whenAllAreDownItIsDeferredForTheReasonOfOne() throws IOException {
        one.close();
        two.close();
        try (SmtpRelays relays = firstTheOne("?tls=none")) {
            for (int i = 0; i < 3; i++) {
                assertThat(relays.send(letter())).isInstanceOf(TemporaryFailure.class);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "BANNER,554 5.3.2 no mail here",
        "EHLO,CUT",
        "MAIL,421 4.3.2 closing",
        "RCPT,421 4.3.2 closing",
        "DATA,CUT",
        "MAIL,CUT",
        "MAIL,SILENCE"
    })
    void aFaultOfTheRelayBeforeAnythingHasLeftLeadsToTheNext(String verb, String answer) {
        one.answer(verb, answer);
        try (SmtpRelays relays = firstTheOne("?tls=none")) {
            assertThat(relays.send(letter())).isInstanceOf(Accepted.class);
        }
        assertThat(two.messages).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"RCPT,450 4.2.1 busy", "RCPT,550 5.1.1 nobody", "DATA,451 4.3.0 later", ".,554 5.6.0 spam", ".,CUT"})
    void whatIsSaidOfTheMessageCountsAndWhatMayHaveLeftIsNeverSentAgain(String verb, String answer) {
        one.answer(verb, answer);
        try (SmtpRelays relays = firstTheOne("?tls=none")) {
            SendResult result = relays.send(letter());
            assertThat(result).isNotInstanceOf(Accepted.class);
            if (answer.equals("CUT")) {
                assertThat(result).isInstanceOf(Unknown.class);
            }
        }
        assertThat(two.connections()).isZero();
    }

    @Test
    void aStrippedStartTlsLeadsToTheNextAndNeverToClearText() {
        try (SmtpRelays relays = firstTheOne("?tls=required")) {
            assertThat(relays.send(letter()))
                    .isInstanceOfSatisfying(TemporaryFailure.class, failure -> assertThat(failure.reason())
                            .startsWith("tls-required"));
        }
        assertThat(one.commands).noneMatch(command -> command.startsWith("MAIL"));
        assertThat(two.commands)
                .noneMatch(command -> command.startsWith("MAIL"))
                .isNotEmpty();
    }

    @Test
    void anAddressThatIsNotAsciiGoesToTheRelayThatTakesIt() {
        two.answer("EHLO", "250-here\r\n250-8BITMIME\r\n250 SMTPUTF8");
        try (SmtpRelays relays = firstTheOne("?tls=none")) {
            assertThat(relays.send(to("grüße@example.com"))).isInstanceOf(Accepted.class);
        }
        assertThat(two.commands).contains("MAIL FROM:<shop@example.org> BODY=8BITMIME SMTPUTF8");
        assertThat(one.messages).isEmpty();
    }

    @Test
    void whatNoRelayTakesWaitsWhileOneIsDown() throws IOException {
        two.close();
        try (SmtpRelays relays = firstTheOne("?tls=none")) {
            assertThat(relays.send(to("grüße@example.com")))
                    .as("the other may take it")
                    .isInstanceOf(TemporaryFailure.class);
        }
    }

    @Test
    void aServerThatSaysHowMuchItTakesIsToldTheSize() {
        one.answer("EHLO", "250-here\r\n250 SIZE 10000000");
        two.answer("EHLO", "250-here\r\n250 SIZE 100");
        Posting letter = letter();
        try (SmtpRelays relays = firstTheOne("?tls=none")) {
            assertThat(relays.send(letter)).isInstanceOf(Accepted.class);
            assertThat(one.commands).contains("MAIL FROM:<shop@example.org> SIZE=" + letter.size());
            assertThat(one.messages.get(0)).hasSize(letter.size());
        }
        one.answer("EHLO", "250-here\r\n250 SIZE 100");
        try (SmtpRelays relays = firstTheOne("?tls=none")) {
            assertThat(relays.send(letter))
                    .isInstanceOfSatisfying(PermanentFailure.class, failure -> assertThat(failure.reason())
                            .startsWith("message-too-large"));
        }
        assertThat(two.messages).isEmpty();
    }

    @Test
    void anEnhancedCodeIsReadOnceFromAnAnswerOfSeveralLines() {
        one.answer(
                        "RCPT",
                        "550-5.1.1 The account does not exist.\r\n550-5.1.1 Check the address\r\n550 5.1.1 or give up.")
                .answer("DATA", "503 no");
        try (SmtpRelays relays = firstTheOne("?tls=none")) {
            assertThat(relays.send(letter()))
                    .isEqualTo(new PermanentFailure(
                            "550 5.1.1 The account does not exist. Check the address or give up.", true));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "smtp://h?weight=-1",
                "smtp://h?weight=x",
                "smtp://h?weight=1001",
                "smtp://h?auth=xoauth2",
                "smtp://u:p@h?auth=ntlm",
                "smtp://h smtp//i"
            })
    void whatIsNoRelayIsRefusedAtTheStart(String urls) {
        assertThatThrownBy(() -> SmtpUrl.parseAll(urls))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("OUT-0140");
    }
}
