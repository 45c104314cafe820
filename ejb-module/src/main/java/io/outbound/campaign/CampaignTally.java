package io.outbound.campaign;

import io.outbound.kernel.ChannelId;
import java.util.Map;

/** How many campaigns each further choice of a filter would show. Every status and channel is present. */
public record CampaignTally(
        long matching, long all, Map<CampaignStatus, Long> byStatus, Map<ChannelId, Long> byChannel) {

    public CampaignTally {
        byStatus = Map.copyOf(byStatus);
        byChannel = Map.copyOf(byChannel);
    }
}
