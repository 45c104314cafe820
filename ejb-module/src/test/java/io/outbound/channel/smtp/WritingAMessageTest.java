package io.outbound.channel.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.outbound.channel.spi.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes that leave, read back by Jakarta Mail. */
class WritingAMessageTest {

    private static String bytes(Message message) {
        return MimeWriter.write(message, message.senderAddress(), message.recipient())
                .toString();
    }

    private static MimeMessage read(Message message) throws Exception {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(bytes(message).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void textAndHtmlAreAlternatives() throws Exception {
        Message letter = Letters.letter(
                "Café \"Roma\"", "ann@example.com", "Grüße 🎉", "<p>Tschüß = 100 %</p>", "Tschüß", Map.of("X-A", "b"));
        MimeMessage read = read(letter);
        assertThat(read.getSubject()).isEqualTo("Grüße 🎉");
        assertThat(((InternetAddress) read.getFrom()[0]).getPersonal()).isEqualTo("Café \"Roma\"");
        assertThat(read.getMessageID()).isEqualTo("<7.run@example.org>");
        assertThat(read.getHeader("X-A")).containsExactly("b");
        MimeMultipart parts = (MimeMultipart) read.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContent().toString().strip()).isEqualTo("Tschüß");
        assertThat(parts.getBodyPart(1).getContent().toString().strip()).isEqualTo("<p>Tschüß = 100 %</p>");
    }

    @Test
    void htmlAloneGetsATextOfItsOwn() throws Exception {
        Message letter = Letters.letter(
                "Shop",
                "ann@example.com",
                "Hi",
                "<style>p{}</style><h1>News</h1><p>Fish &amp; chips<br>today</p>",
                "",
                Map.of());
        MimeMultipart parts = (MimeMultipart) read(letter).getContent();
        assertThat(parts.getBodyPart(0)
                        .getContent()
                        .toString()
                        .replace("\r\n", "\n")
                        .strip())
                .isEqualTo("News\nFish & chips\ntoday");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain words",
                "Привет, мир! Это длинная тема, которая не помещается в одно закодированное слово целиком",
                "a=?UTF-8?Q?trick?=",
                "a\u760d\u760aBcc: b@x.test",
                "A subject in plain English that is long enough to need folding over more than one line of the header"
            })
    void aSubjectArrivesAsItIsAndAddsNoHeader(String subject) throws Exception {
        MimeMessage read = read(Letters.about(subject));
        assertThat(read.getSubject()).isEqualTo(subject);
        assertThat(read.getHeader("Bcc")).isNull();
        assertThat(bytes(Letters.about(subject)).lines()).allMatch(line -> line.length() <= 998);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hi\r\nBcc: evil@x.test", "Hi\nBcc: evil@x.test", "Hi\rX: y", "Hi\u0000", "Hi\u0085X: y"})
    void aLineBreakInASubjectOrANameIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> bytes(Letters.about(text)));
        assertThatIllegalArgumentException().isThrownBy(() -> bytes(Letters.from(text)));
        assertThatIllegalArgumentException().isThrownBy(() -> bytes(Letters.with(Map.of("X-Y", text))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "a\r\n.\r\nMAIL FROM:<e@x>",
                "a\n.\nb",
                "a\r.\rb",
                "..",
                ".\r\n.\r\n",
                "line\n",
                "",
                "trailing \n tabs\t\r\nend",
                "ünïcödé only ünïcödé"
            })
    void anyBodyIsOneMessageAndArrivesAsItIs(String text) throws Exception {
        Message letter = Letters.saying(text);
        String wire = DataForm.of(MimeWriter.write(letter, "shop@example.org", "ann@example.com"))
                .get(0)
                .toString();
        assertThat(wire).endsWith("\r\n.\r\n");
        assertThat(wire.indexOf("\r\n.\r\n")).isEqualTo(wire.length() - 5);
        assertThat(wire.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
        String arrived = read(letter).getContent().toString();
        assertThat(arrived.stripTrailing())
                .isEqualTo(text.replaceAll("\r\n|\r|\n", "\r\n").stripTrailing());
    }

    @Test
    void bareLineEndsAndLeadingDotsAreMadeSafeEvenInReadyMadeBytes() {
        Bytes ready = new Bytes(16).add("a\n.\nb\r.\rc\r\n.d");
        assertThat(DataForm.of(new Written(ready)).get(0)).hasToString("a\r\n..\r\nb\r\n..\r\nc\r\n..d\r\n.\r\n");
    }

    @Test
    void everyLineIsShortAndSevenBit() {
        Message letter = Letters.letter(
                "Shop", "ann@example.com", "s", "<p>" + "é=".repeat(5_000) + "</p>", "x".repeat(5_000), Map.of());
        assertThat(bytes(letter).lines()).allMatch(line -> line.length() <= 78);
        assertThat(bytes(letter).chars()).allMatch(c -> c < 128);
    }
}
