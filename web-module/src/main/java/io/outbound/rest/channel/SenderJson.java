package io.outbound.rest.channel;

import io.outbound.campaign.CampaignUse;
import io.outbound.channel.Sender;
import io.outbound.kernel.ChannelId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A sender as callers see it. */
record SenderJson(
        UUID id,
        ChannelId channel,
        String name,
        String address,
        Sender.Status status,
        boolean verified,
        Instant verificationMailedAt,
        Instant createdAt,
        long version,
        List<CampaignUse> warnings) {

    /** @param warnings campaigns that cannot start while it is paused */
    SenderJson warning(List<CampaignUse> warnings) {
        return new SenderJson(
                id, channel, name, address, status, verified, verificationMailedAt, createdAt, version, warnings);
    }

    static SenderJson of(Sender sender) {
        return new SenderJson(
                sender.id(),
                sender.channel(),
                sender.name(),
                sender.address(),
                sender.status(),
                sender.isVerified(),
                sender.verificationMailedAt(),
                sender.createdAt(),
                sender.version(),
                List.of());
    }
}
