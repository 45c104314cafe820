package io.outbound.planted.channel.sandbox;

import io.outbound.planted.channel.smtp.SmtpSender;
import io.outbound.planted.channel.spi.ChannelSender;

class SandboxSender implements ChannelSender {
    SmtpSender neighbour;
}
