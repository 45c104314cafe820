package io.outbound.planted.channel.spi;

public interface ChannelSender {}
