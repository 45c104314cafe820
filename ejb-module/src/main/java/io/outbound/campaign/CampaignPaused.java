package io.outbound.campaign;

import io.outbound.delivery.StormBegan;
import java.time.Instant;
import java.util.UUID;

/**
 * A campaign sends nothing for now because too many of its messages failed. Fired in the transaction that pauses it, each
 * time anew when the messages that were tried failed, too.
 *
 * @param failed of the {@code tried} latest tries
 * @param code of the latest failure; may be null
 * @param again whether it was paused before and the messages that were tried failed
 * @param until when a few messages are tried
 */
public record CampaignPaused(
        UUID campaignId,
        String slug,
        String name,
        int failed,
        int tried,
        String code,
        boolean again,
        Instant until,
        Instant at) {

    static CampaignPaused of(Campaign campaign, StormBegan storm, Instant now) {
        return new CampaignPaused(
                campaign.id(),
                campaign.slug(),
                campaign.name(),
                storm.failed(),
                storm.tried(),
                storm.code(),
                storm.times() > 1,
                storm.probeAt(),
                now);
    }
}
