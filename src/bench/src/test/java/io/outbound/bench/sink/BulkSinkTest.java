package io.outbound.bench.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BulkSinkTest {

    @Test
    void countsMessagesAndUniqueIds() throws IOException {
        try (BulkSink sink = BulkSink.start();
                SmtpClient client = new SmtpClient(sink)) {
            assertThat(client.say("EHLO me")).startsWith("250");
            client.send("a@example.com", "1");
            client.send("a@example.com", "2");
            assertThat(client.send("a@example.com", "2")).startsWith("250");

            assertThat(sink.messages()).isEqualTo(3);
            assertThat(sink.uniqueIds()).isEqualTo(2);
            assertThat(client.say("QUIT")).startsWith("221");
        }
    }

    @Test
    void findsTheEndOfMessagesOfEveryLength() throws IOException {
        try (BulkSink sink = BulkSink.start();
                SmtpClient client = new SmtpClient(sink)) {
            for (int length : IntStream.concat(IntStream.range(0, 20), IntStream.of(5_000, 32_768, 100_000))
                    .toArray()) {
                client.say("DATA");
                assertThat(client.say("Message-ID: <" + length + ">\r\n\r\n" + "x".repeat(length) + "\r\n."))
                        .startsWith("250");
            }
            assertThat(sink.uniqueIds()).isEqualTo(23);
        }
    }

    @Test
    void understandsAPipeliningClient() throws IOException {
        try (BulkSink sink = BulkSink.start();
                SmtpClient client = new SmtpClient(sink)) {
            client.say("MAIL FROM:<f@example.com>\r\nRCPT TO:<a@example.com>\r\nDATA");
            client.hear();
            assertThat(client.hear()).startsWith("354");
            client.say("Message-ID: <x>\r\n\r\n.\r\nMAIL FROM:<f@example.com>\r\nRCPT TO:<b@example.com>\r\nDATA");
            client.hear();
            client.hear();
            assertThat(client.hear()).startsWith("354");
            assertThat(client.say("Message-ID: <y>\r\n\r\n\r\n.")).startsWith("250");
            assertThat(sink.uniqueIds()).isEqualTo(2);
        }
    }
}
