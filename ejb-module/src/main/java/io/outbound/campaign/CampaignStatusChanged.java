package io.outbound.campaign;

import io.outbound.kernel.ChannelId;
import java.util.List;
import java.util.UUID;

/**
 * A campaign has come to another status. Fired in the transaction that stores it.
 *
 * @param reasons why it failed; empty unless {@code to} is FAILED
 */
public record CampaignStatusChanged(
        UUID campaignId,
        String slug,
        String name,
        CampaignType type,
        ChannelId channel,
        CampaignStatus from,
        CampaignStatus to,
        List<FailureReason> reasons) {

    static CampaignStatusChanged of(Campaign campaign, CampaignStatus from) {
        return new CampaignStatusChanged(
                campaign.id(),
                campaign.slug(),
                campaign.name(),
                campaign.type(),
                campaign.channel(),
                from,
                campaign.status(),
                campaign.failureReasons());
    }
}
