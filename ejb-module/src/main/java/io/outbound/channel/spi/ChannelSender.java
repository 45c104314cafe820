package io.outbound.channel.spi;

import io.outbound.kernel.ChannelId;

/** Carries messages of one channel. Called concurrently; must not retry: the caller owns the policy. */
public interface ChannelSender {

    ChannelId channel();

    /** Whether this sender has what it needs to reach its provider; a campaign cannot start on a channel that has not. */
    default boolean configured() {
        return true;
    }

    /** Blocks until the provider answered or nobody can tell any more. Never throws for what the provider or the network does. */
    SendResult send(Message message);
}
