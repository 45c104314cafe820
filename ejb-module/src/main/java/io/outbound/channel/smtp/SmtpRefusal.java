package io.outbound.channel.smtp;

import io.outbound.channel.spi.SendResult;

/** A connection that cannot be used, with what that means for the message: surely not sent. */
final class SmtpRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient SendResult result;

    SmtpRefusal(SendResult result) {
        super(null, null, false, false);
        this.result = result;
    }

    SendResult result() {
        return result;
    }
}
