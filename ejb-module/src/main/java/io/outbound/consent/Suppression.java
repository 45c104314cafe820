package io.outbound.consent;

import io.outbound.kernel.ChannelId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An address that is not written to. The address itself is not kept.
 *
 * @param addressHash keyed hash of the canonical address, 64 hexadecimal digits
 * @param campaignId the campaign whose message led to it
 */
public record Suppression(
        String addressHash,
        ChannelId channel,
        SuppressionReason reason,
        Optional<UUID> campaignId,
        Instant createdAt) {}
