package io.outbound.channel.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.channel.spi.Message;
import io.outbound.channel.spi.SendResult.TemporaryFailure;
import io.outbound.kernel.Attachment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A large one is more than the system holds: a server that asks for it and stops reading would keep us for ever. */
class MessageThatIsNotReadTest {

    private static final SmtpTimeouts SHORT = new SmtpTimeouts(
            Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(500), Duration.ofSeconds(5));

    /** More than the buffers of both ends. */
    private static final int LARGE = 32 << 20;

    private static Message withAFile() {
        return Letters.to("ann@example.com").with(List.of(new Attachment("a.pdf", "application/pdf", new byte[LARGE])));
    }

    private static Message ofManyWords() {
        return Letters.saying("word \r\n".repeat(LARGE / 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"smtp", "smtps"})
    @Timeout(30)
    void withAFileIsGivenUpInTimeAndMayBeSentAgain(String scheme, @TempDir Path folder) throws Exception {
        isGivenUp(scheme, folder, withAFile());
    }

    @ParameterizedTest
    @ValueSource(strings = {"smtp", "smtps"})
    @Timeout(30)
    void ofManyWordsIsGivenUpInTimeAndMayBeSentAgain(String scheme, @TempDir Path folder) throws Exception {
        isGivenUp(scheme, folder, ofManyWords());
    }

    private static void isGivenUp(String scheme, Path folder, Message message) throws Exception {
        SSLContext tls = TestCertificate.context(folder);
        try (ScriptedServer server = new ScriptedServer()) {
            String query = "?tls=none";
            if (scheme.equals("smtps")) {
                server.speakTlsFromTheStart(tls);
                query = "";
            }
            server.stopReading();
            SmtpUrl url = SmtpUrl.parse(scheme + "://127.0.0.1:" + server.port() + query);
            assertThat(new SmtpSender(Optional.of(url), SHORT, tls.getSocketFactory()).send(message))
                    .isInstanceOfSatisfying(TemporaryFailure.class, failed -> assertThat(failed.toString())
                            .contains("lost before the final dot"));
        }
    }
}
