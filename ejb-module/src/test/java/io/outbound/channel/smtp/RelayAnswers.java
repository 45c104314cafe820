package io.outbound.channel.smtp;

import io.outbound.channel.spi.SendResult;
import java.util.List;

/** What a relay's answers mean, for tests of what becomes of them. */
public final class RelayAnswers {

    private RelayAnswers() {}

    /** @param reply of one line, such as {@code 550 5.1.1 nobody}; a bar begins another */
    public static SendResult toRcpt(String reply) {
        List<String> lines = List.of(reply.substring(4).split("\\|"));
        return new SmtpReply(Integer.parseInt(reply.substring(0, 3)), lines).refusal(true);
    }
}
