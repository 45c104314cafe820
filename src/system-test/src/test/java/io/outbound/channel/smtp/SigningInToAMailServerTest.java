package io.outbound.channel.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.bench.sink.SinkCertificate;
import io.outbound.bench.sink.SinkOptions;
import io.outbound.bench.sink.SmtpSink;
import io.outbound.channel.spi.Message;
import io.outbound.channel.spi.SendResult;
import io.outbound.channel.spi.SendResult.Accepted;
import io.outbound.channel.spi.SendResult.TemporaryFailure;
import io.outbound.kernel.ChannelId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** STARTTLS and AUTH, from the greeting to a message that was taken (RFC 3207, RFC 4954). */
class SigningInToAMailServerTest {

    private static final String LOGIN = "shop:s%40fe%2Bsound@";
    private static final String PASSWORD = "s@fe+sound";

    @TempDir
    static Path folder;

    private static SinkCertificate ours;

    @BeforeAll
    static void certify() throws Exception {
        ours = SinkCertificate.selfSigned(folder, "dns:localhost,ip:127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"required", "optional"})
    void aMessageIsTakenOverAConnectionThatWasEncryptedOnTheWay(String tls) throws Exception {
        try (SmtpSink sink = SmtpSink.configure().keepingMails().startTls(ours).start()) {
            assertThat(send(sink, "", tls, ours.trustingIt())).isInstanceOf(Accepted.class);
            assertThat(sink.mails()).singleElement().satisfies(mail -> {
                assertThat(mail.recipients()).containsExactly("ann@example.com");
                assertThat(mail.encrypted()).isTrue();
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOGIN", "PLAIN", "PLAIN LOGIN"})
    void aLoginIsGivenAsTheServerWantsIt(String mechanisms) throws Exception {
        try (SmtpSink sink =
                wanting(PASSWORD).offering(mechanisms).startTls(ours).start()) {
            assertThat(send(sink, LOGIN, "required", ours.trustingIt())).isInstanceOf(Accepted.class);
            assertThat(sink.mails()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOGIN", "PLAIN"})
    void aWrongLoginSendsNothingAndIsTriedAgainLater(String mechanism) throws Exception {
        try (SmtpSink sink =
                wanting("another").offering(mechanism).startTls(ours).start()) {
            assertThat(send(sink, LOGIN, "required", ours.trustingIt()))
                    .isInstanceOfSatisfying(TemporaryFailure.class, failure -> assertThat(failure.reason())
                            .startsWith("535")
                            .doesNotContain(PASSWORD));
            assertThat(sink.mails()).isEmpty();
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForSendsNothing() throws Exception {
        try (SmtpSink sink = SmtpSink.configure().keepingMails().startTls(ours).start()) {
            assertThat(send(sink, "", "required", (SSLSocketFactory) SSLSocketFactory.getDefault()))
                    .isInstanceOf(TemporaryFailure.class);
            assertThat(sink.mails()).isEmpty();
        }
    }

    @Test
    void theCertificateOfAnotherHostSendsNothing(@TempDir Path elsewhere) throws Exception {
        SinkCertificate another = SinkCertificate.selfSigned(elsewhere, "dns:mail.example.com");
        try (SmtpSink sink =
                SmtpSink.configure().keepingMails().startTls(another).start()) {
            assertThat(send(sink, "", "required", another.trustingIt())).isInstanceOf(TemporaryFailure.class);
            assertThat(sink.mails()).isEmpty();
        }
    }

    private static SinkOptions wanting(String password) {
        return SmtpSink.configure().keepingMails().login("shop", password);
    }

    private static SendResult send(SmtpSink sink, String login, String tls, SSLSocketFactory sockets) {
        SmtpUrl url = SmtpUrl.parse("smtp://" + login + "127.0.0.1:" + sink.port() + "?tls=" + tls);
        SmtpSender sender = new SmtpSender(Optional.of(url), SmtpTimeouts.STANDARD, sockets);
        try {
            return sender.send(letter());
        } finally {
            sender.hangUp();
        }
    }

    private static Message letter() {
        return new Message(
                7,
                ChannelId.EMAIL,
                "<7.run@example.org>",
                "Shop",
                "shop@example.org",
                "ann@example.com",
                "Hello",
                null,
                "Hi",
                Map.of(),
                Instant.EPOCH);
    }
}
