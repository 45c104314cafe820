/** SMS through a gateway. Plugged in by {@code channel.spi.ChannelSender}; nobody calls it directly. */
package io.outbound.channel.sms;
