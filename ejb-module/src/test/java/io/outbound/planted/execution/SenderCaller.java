package io.outbound.planted.execution;

import io.outbound.planted.channel.smtp.SmtpSender;

class SenderCaller {
    SmtpSender called;
}
