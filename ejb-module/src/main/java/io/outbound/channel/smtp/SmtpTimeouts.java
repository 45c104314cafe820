package io.outbound.channel.smtp;

import java.time.Duration;

/**
 * @param command for one whole answer, however slowly it drips
 * @param data for a whole message to leave: a server that stops reading one with files would hold us for ever
 * @param finalDot for the answer to a message: ten minutes (RFC 5321 §4.5.3.2.6)
 */
record SmtpTimeouts(Duration connect, Duration command, Duration data, Duration finalDot) {

    static final SmtpTimeouts STANDARD = new SmtpTimeouts(
            Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(10), Duration.ofMinutes(10));
}
