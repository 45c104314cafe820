package io.outbound.channel.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.channel.spi.Message;
import io.outbound.kernel.Attachment;
import io.outbound.kernel.ChannelId;
import jakarta.mail.BodyPart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files beside the words, read back by Jakarta Mail. */
class WritingAttachmentsTest {

    private static final byte[] CONTENT = new byte[100_003];

    static {
        new Random(7).nextBytes(CONTENT);
    }

    private static Message letter(long delivery, Attachment... files) {
        return new Message(
                        delivery,
                        ChannelId.EMAIL,
                        "<7.run@example.org>",
                        "Shop",
                        "shop@example.org",
                        "ann@example.com",
                        "Hello",
                        "<p>Hi</p>",
                        "Hi",
                        Map.of(),
                        Instant.EPOCH)
                .with(List.of(files));
    }

    private static String written(Message letter) {
        return MimeWriter.write(letter, "shop@example.org", "ann@example.com").toString();
    }

    private static MimeMultipart read(String mail) throws Exception {
        return (MimeMultipart) new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)))
                .getContent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "flyer.pdf",
                "price list (new), 50%.pdf",
                "Übersicht – Größe 你好.pdf",
                "a name that is so long that it does not fit on a line of a header and has to be continued on the next one.pdf"
            })
    void comeBackAsTheyWere(String name) throws Exception {
        String mail = written(letter(
                7,
                Attachment.of(name, "application/pdf", CONTENT),
                Attachment.of("b.txt", "text/plain", new byte[] {'.', '\r', '\n', '.'})));
        assertThat(mail.lines())
                .allMatch(line -> line.length() <= 100 && line.chars().allMatch(c -> c < 128));
        MimeMultipart parts = read(mail);
        assertThat(parts.getContentType()).startsWith("multipart/mixed");
        assertThat(parts.getCount()).isEqualTo(3);
        assertThat(((MimeMultipart) parts.getBodyPart(0).getContent()).getContentType())
                .startsWith("multipart/alternative");
        BodyPart file = parts.getBodyPart(1);
        assertThat(file.getDisposition()).isEqualTo("attachment");
        assertThat(MimeUtility.decodeText(file.getFileName())).isEqualTo(name);
        assertThat(file.getContentType()).startsWith("application/pdf");
        assertThat(file.getInputStream().readAllBytes()).isEqualTo(CONTENT);
        assertThat(parts.getBodyPart(2).getInputStream().readAllBytes()).containsExactly('.', '\r', '\n', '.');
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 15, 22, 810, 29_181, 552_690, 25_657_537})
    void noBoundaryBeginsWithAnotherWhateverTheNumberOfTheMessage(long delivery) {
        Matcher said = Pattern.compile("boundary=\"([^\"]+)\"")
                .matcher(written(letter(delivery, Attachment.of("a.pdf", "application/pdf", CONTENT))));
        List<String> boundaries = said.results().map(result -> result.group(1)).toList();
        assertThat(boundaries).hasSize(2);
        assertThat(boundaries.get(0)).doesNotStartWith(boundaries.get(1));
        assertThat(boundaries.get(1)).doesNotStartWith(boundaries.get(0));
    }

    @Test
    void aFileIsEncodedOnceForAllMessagesAndCopiedForNone() {
        Attachment file = Attachment.of("a.pdf", "application/pdf", CONTENT);
        Postings postings = new Postings(domain -> List.of(SIGNER), Optional.empty());
        for (long delivery = 1; delivery <= 3; delivery++) {
            Posting posting = postings.of(letter(delivery, file, file));
            assertThat(posting.data()).hasSize(5);
            assertThat(posting.data().get(1).array()).isSameAs(file.lines());
            assertThat(posting.data().get(3).array()).isSameAs(file.lines());
            assertThat(posting.data().stream().mapToInt(Bytes::length).sum()).isEqualTo(posting.size() + 3);
            assertThat(posting.data().get(4)).asString().endsWith("--\r\n.\r\n");
        }
    }

    private static final DkimSigner SIGNER = new DkimSigner(
            "example.org",
            "e1",
            DkimAlgorithm.ED25519,
            DkimKeyPairs.generate(DkimAlgorithm.ED25519).getPrivate());
}
