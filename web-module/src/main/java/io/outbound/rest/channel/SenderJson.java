package io.outbound.rest.channel;

import io.outbound.channel.Sender;
import io.outbound.kernel.ChannelId;
import java.time.Instant;
import java.util.UUID;

/** A sender as callers see it. */
record SenderJson(
        UUID id,
        ChannelId channel,
        String name,
        String address,
        Sender.Status status,
        Instant createdAt,
        long version) {

    static SenderJson of(Sender sender) {
        return new SenderJson(
                sender.id(),
                sender.channel(),
                sender.name(),
                sender.address(),
                sender.status(),
                sender.createdAt(),
                sender.version());
    }
}
