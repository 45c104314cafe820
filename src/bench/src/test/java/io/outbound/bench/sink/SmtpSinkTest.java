package io.outbound.bench.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmtpSinkTest {

    @TempDir
    Path folder;

    @Test
    void countsMessagesAndUniqueIdsOverOneConnection() throws IOException {
        try (SmtpSink sink = SmtpSink.configure().start();
                SmtpClient client = new SmtpClient(sink)) {
            client.send("a@example.com", "1");
            client.send("b@example.com", "2");
            client.send("b@example.com", "2");

            assertThat(sink.messages()).isEqualTo(3);
            assertThat(sink.uniqueIds()).isEqualTo(2);
            assertThat(sink.connections()).isEqualTo(1);
        }
    }

    @Test
    void keepsWholeMessagesWithTheirDotsUnstuffed() throws IOException {
        try (SmtpSink sink = SmtpSink.configure().keepingMails().start();
                SmtpClient client = new SmtpClient(sink)) {
            client.send("a@example.com", "1@here");

            Mail mail = sink.mails().get(0);
            assertThat(mail.messageId()).isEqualTo("1@here");
            assertThat(mail.from()).isEqualTo("from@example.com");
            assertThat(mail.recipients()).containsExactly("a@example.com");
            assertThat(mail.text()).endsWith("first\r\n.second\r\n");
        }
    }

    @Test
    void understandsAPipeliningClient() throws IOException {
        try (SmtpSink sink = SmtpSink.configure().keepingMails().start();
                SmtpClient client = new SmtpClient(sink)) {
            client.say("MAIL FROM:<f@example.com>\r\nRCPT TO:<a@example.com>\r\nDATA");
            client.hear();
            assertThat(client.hear()).startsWith("354");
            assertThat(client.say("Message-ID: <x>\r\n\r\nbody\r\n.\r\nQUIT")).startsWith("250");
            assertThat(client.hear()).startsWith("221");
            assertThat(sink.mails().get(0).text()).isEqualTo("Message-ID: <x>\r\n\r\nbody\r\n");
        }
    }

    @Test
    void understandsBodiesLongerThanItsBuffer() throws IOException {
        String line = "0123456789".repeat(7) + "\r\n";
        try (SmtpSink sink = SmtpSink.configure().keepingMails().start();
                SmtpClient client = new SmtpClient(sink)) {
            client.say("MAIL FROM:<f@example.com>");
            client.say("RCPT TO:<a@example.com>");
            client.say("DATA");
            assertThat(client.say("Message-ID: <long>\r\n\r\n" + line.repeat(2_000) + "."))
                    .startsWith("250");
            assertThat(sink.mails().get(0).text()).endsWith(line).hasSize(22 + line.length() * 2_000);
        }
    }

    @Test
    void writesTheJournalBeforeItAnswers() throws IOException {
        Path journal = folder.resolve("journal");
        try (SmtpSink sink = SmtpSink.configure().journal(journal).start();
                SmtpClient client = new SmtpClient(sink)) {
            sink.script().at(Moment.DOT).drop(Drop.BEFORE_ANSWER);

            assertThat(client.send("a@example.com", "1")).isNull();

            assertThat(Journal.read(journal)).singleElement().satisfies(entry -> {
                assertThat(entry.messageId()).isEqualTo("1");
                assertThat(entry.recipient()).isEqualTo("a@example.com");
            });
        }
    }

    @Test
    void aDropBeforeTheMessageTookEffectLeavesNothing() throws IOException {
        Path journal = folder.resolve("journal");
        try (SmtpSink sink = SmtpSink.configure().journal(journal).start();
                SmtpClient client = new SmtpClient(sink)) {
            sink.script().at(Moment.DOT).drop(Drop.BEFORE);

            assertThat(client.send("a@example.com", "1")).isNull();

            assertThat(sink.messages()).isZero();
            assertThat(Files.size(journal)).isZero();
        }
    }

    @Test
    void aDropAfterTheAnswerLetsTheAnswerOut() throws IOException {
        try (SmtpSink sink = SmtpSink.configure().start();
                SmtpClient client = new SmtpClient(sink)) {
            sink.script().at(Moment.DOT).drop(Drop.AFTER_ANSWER);

            assertThat(client.send("a@example.com", "1")).startsWith("250");
            assertThat(client.hear()).isNull();
        }
    }

    @Test
    void refusesTheRecipientsItIsToldTo() throws IOException {
        try (SmtpSink sink = SmtpSink.configure().start();
                SmtpClient client = new SmtpClient(sink)) {
            sink.script().at(Moment.RCPT, "bad@").answer("550 5.1.1 no such user");

            assertThat(client.send("bad@example.com", "1")).startsWith("550");
            assertThat(client.send("good@example.com", "2")).startsWith("250");
            assertThat(sink.messages()).isEqualTo(1);
        }
    }

    @Test
    void aRuleCanHoldForAFewTimesOnly() throws IOException {
        try (SmtpSink sink = SmtpSink.configure().start();
                SmtpClient client = new SmtpClient(sink)) {
            sink.script().at(Moment.DOT).answer("451 4.3.0 later").times(2);

            assertThat(client.send("a@example.com", "1")).startsWith("451");
            assertThat(client.send("a@example.com", "1")).startsWith("451");
            assertThat(client.send("a@example.com", "1")).startsWith("250");
            assertThat(sink.messages()).isEqualTo(1);
        }
    }

    @Test
    void a421EndsTheConnection() throws IOException {
        try (SmtpSink sink = SmtpSink.configure().start();
                SmtpClient client = new SmtpClient(sink)) {
            sink.script().at(Moment.MAIL).answer("421 4.3.2 closing");

            assertThat(client.say("MAIL FROM:<f@example.com>")).startsWith("421");
            assertThat(client.hear()).isNull();
        }
    }

    @Test
    void holdsTheAnswerBackForAsLongAsItIsTold() throws IOException {
        try (SmtpSink sink = SmtpSink.configure().delay(Duration.ofMillis(50)).start();
                SmtpClient client = new SmtpClient(sink)) {
            long start = System.nanoTime();
            client.send("a@example.com", "1");
            assertThat(System.nanoTime() - start).isGreaterThan(50_000_000);
        }
    }

    @Test
    void asksForTheLoginWhenItHasOne() throws IOException {
        try (SmtpSink sink = SmtpSink.configure().login("user", "secret").start();
                SmtpClient client = new SmtpClient(sink)) {
            assertThat(client.say("MAIL FROM:<f@example.com>")).startsWith("530");
            assertThat(client.say("AUTH PLAIN " + base64("\0user\0wrong"))).startsWith("535");
            assertThat(client.say("AUTH PLAIN " + base64("\0user\0secret"))).startsWith("235");
            assertThat(client.send("a@example.com", "1")).startsWith("250");
        }
    }

    @Test
    void asksForTheLoginStepByStep() throws IOException {
        try (SmtpSink sink = SmtpSink.configure().login("user", "secret").start();
                SmtpClient client = new SmtpClient(sink)) {
            assertThat(client.say("AUTH LOGIN")).startsWith("334");
            assertThat(client.say(base64("user"))).startsWith("334");
            assertThat(client.say(base64("secret"))).startsWith("235");
        }
    }

    @Test
    void speaksTlsAfterStartTls() throws Exception {
        SinkCertificate certificate = SinkCertificate.selfSigned(folder, "dns:localhost,ip:127.0.0.1");
        try (SmtpSink sink = SmtpSink.configure().startTls(certificate).start();
                SmtpClient client = new SmtpClient(sink)) {
            assertThat(client.say("STARTTLS")).startsWith("220");
            client.use(certificate.trustingIt().createSocket(client.socket(), "localhost", sink.port(), true));
            assertThat(client.say("EHLO me")).startsWith("250");
            assertThat(client.send("a@example.com", "1")).startsWith("250");
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
