package io.outbound.rest.suppression;

import io.outbound.consent.Suppression;
import io.outbound.consent.SuppressionReason;
import io.outbound.kernel.ChannelId;
import java.time.Instant;
import java.util.UUID;

/** An address that is not written to; {@code id} is the keyed hash of it. */
record SuppressionJson(String id, ChannelId channel, SuppressionReason reason, UUID campaignId, Instant createdAt) {

    static SuppressionJson of(Suppression s) {
        return new SuppressionJson(
                s.addressHash(), s.channel(), s.reason(), s.campaignId().orElse(null), s.createdAt());
    }
}
