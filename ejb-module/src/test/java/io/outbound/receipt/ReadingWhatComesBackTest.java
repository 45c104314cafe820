package io.outbound.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports by the standards (RFC 3464, RFC 5965) and by servers that know none. */
class ReadingWhatComesBackTest {

    private static Optional<MailReport> read(String mail) throws IOException {
        return MailReports.read(MailParts.of(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @EnumSource(Returned.class)
    void saysWhatHappenedAndWhy(Returned mail) throws IOException {
        MailReport report = MailReports.read(MailParts.of(mail.to("bounces+1-0@b.example.org")))
                .orElseThrow();
        assertThat(report.event()).hasToString(mail.event);
        assertThat(report.code()).isEqualTo(mail.code);
        assertThat(report.addressDead()).isEqualTo(mail.dead);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // an absence, which goes to the return path, too (RFC 3834)
                "From: Ann <ann@example.com>\nReturn-Path: <>\nAuto-Submitted: auto-replied\nSubject: Away\n\nI am away until 5.1.1 at 550 Main Street.\n",
                "From: Ann <ann@example.com>\nSubject: Re: Hello\n\nThanks! My order 5.1.1 of 550 pieces\n",
                "From: Ann <ann@example.com>\nSubject: unsubscribe\n\n",
                "From: mailer-daemon@example.net\nSubject: Hello\n\nno code at all\n",
                "From: x@isp.example\nContent-Type: multipart/report; report-type=feedback-report; boundary=B\n\n--B\nContent-Type: message/feedback-report\n\nFeedback-Type: not-spam\n--B--\n"
            })
    void whatPeopleWriteIsNoReport(String mail) throws IOException {
        assertThat(read(mail)).isEmpty();
    }

    @Test
    void whatIsNoMailIsRefused() {
        assertThatThrownBy(() -> MailParts.of(new byte[0])).isInstanceOf(IOException.class);
    }

    @Test
    void whateverComesItEnds() throws IOException {
        Random random = new Random(4_711);
        for (Returned mail : Returned.values()) {
            for (int i = 0; i < 200; i++) {
                byte[] bytes = mail.to("bounces+1-0@b.example.org");
                for (int j = 0; j < 20; j++) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                try {
                    MailReports.read(MailParts.of(bytes));
                } catch (IOException unreadable) {
                    assertThat(unreadable).isNotNull();
                }
            }
        }
        String nested = "Content-Type: multipart/mixed; boundary=B\n\n--B\n".repeat(1_000);
        assertThat(read("From: <>\n" + nested)).isEmpty();
    }
}
