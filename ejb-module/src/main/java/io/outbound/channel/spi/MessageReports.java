package io.outbound.channel.spi;

import io.outbound.kernel.ChannelId;

/** Takes what a sender hears of a message after its provider has accepted it. May be called by any thread. */
public interface MessageReports {

    /**
     * What has returned from here is not lost.
     *
     * @param word as the provider says it, such as {@code DELIVRD}
     * @param code its reason; null when it gives none
     * @throws RuntimeException when it cannot be kept now: the provider has to say it again
     */
    void told(ChannelId channel, String providerMessageId, String word, String code);
}
