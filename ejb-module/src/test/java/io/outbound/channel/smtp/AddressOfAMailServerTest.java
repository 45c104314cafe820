package io.outbound.channel.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.channel.smtp.SmtpUrl.Tls;
import io.outbound.channel.spi.SendResult.Accepted;
import io.outbound.channel.spi.SendResult.TemporaryFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressOfAMailServerTest {

    private static final SmtpTimeouts SHORT = new SmtpTimeouts(
            Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5));

    @ParameterizedTest
    @CsvSource({
        "smtp://mail.example.org, 25, OPTIONAL",
        "smtp://me:secret@mail.example.org, 587, OPTIONAL",
        "smtp://mail.example.org:2525?tls=required, 2525, REQUIRED",
        "smtps://mail.example.org, 465, IMPLICIT",
        "SMTPS://me:secret@mail.example.org:8465?tls=required, 8465, IMPLICIT"
    })
    void saysHostPortAndEncryption(String text, int port, Tls tls) {
        SmtpUrl url = SmtpUrl.parse(text);
        assertThat(url.host()).isEqualTo("mail.example.org");
        assertThat(url.port()).isEqualTo(port);
        assertThat(url.tls()).isEqualTo(tls);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.example.org",
                "https://me:secret@mail.example.org",
                "smtp://me:secret@mail_1.example.org",
                "smtp://secret@mail.example.org",
                "smtp://me:secret@mail.example.org?tls=never",
                "smtps://me:secret@mail.example.org?tls=none",
                "smtp://me:se cret@mail.example.org"
            })
    void whatIsNoneIsRefusedInOneSentenceWithoutThePassword(String text) {
        assertThatThrownBy(() -> SmtpUrl.parse(text))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("OUT-0140 outbound.email.smtp.url must look like smtp://")
                .hasMessageNotContaining("secret");
    }

    @Test
    void smtpsIsEncryptedFromTheFirstByte(@TempDir Path folder) throws Exception {
        SSLContext context = TestCertificate.context(folder);
        try (ScriptedServer server = new ScriptedServer()) {
            server.speakTlsFromTheStart(context);
            assertThat(sender(server, context.getSocketFactory()).send(Letters.to("ann@example.com")))
                    .isInstanceOf(Accepted.class);
            assertThat(server.commands).doesNotContain("STARTTLS");
            assertThat(server.messages).hasSize(1);
        }
    }

    @Test
    void aServerThatSpeaksInClearIsNotAnswered() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
            assertThat(sender(server, factory).send(Letters.to("ann@example.com")))
                    .isInstanceOf(TemporaryFailure.class);
            assertThat(server.messages).isEmpty();
        }
    }

    private static SmtpSender sender(ScriptedServer server, SSLSocketFactory factory) {
        return new SmtpSender(Optional.of(SmtpUrl.parse("smtps://127.0.0.1:" + server.port())), SHORT, factory);
    }
}
