package io.outbound.planted.channel.smtp;

import io.outbound.planted.channel.spi.ChannelSender;

public class SmtpSender implements ChannelSender {}
