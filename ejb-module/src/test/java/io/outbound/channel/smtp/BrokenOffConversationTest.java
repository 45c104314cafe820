package io.outbound.channel.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A fault of our own in the middle: the server's answers would be taken for those to the next message. */
class BrokenOffConversationTest {

    @Test
    void aConnectionWithAnswersStillToComeCarriesNoOtherMessage() throws Exception {
        SmtpConnection connection =
                new SmtpConnection(new SmtpWire(new OutOfMemory()), Map.of("PIPELINING", ""), SmtpTimeouts.STANDARD);
        assertThat(connection.isUsable()).isTrue();
        assertThatThrownBy(() -> connection.send(new Posting("shop@example.org", "ann@example.com", false, null, 0)))
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(connection.isUsable()).isFalse();
    }

    private static final class OutOfMemory extends Socket {
        @Override
        public InputStream getInputStream() {
            return new InputStream() {
                @Override
                public int read() {
                    throw new OutOfMemoryError();
                }
            };
        }

        @Override
        public OutputStream getOutputStream() {
            return new ByteArrayOutputStream();
        }
    }
}
