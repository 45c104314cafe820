package io.outbound.campaign;

import io.outbound.kernel.ChannelId;
import java.io.Serializable;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A campaign as a list shows it.
 *
 * @param launchType null while not selected, and on API-triggered ones
 */
public record CampaignLine(
        UUID id,
        String slug,
        String name,
        CampaignType type,
        ChannelId channel,
        CampaignStatus status,
        LaunchType launchType,
        Instant createdAt,
        boolean completedWithErrors)
        implements Serializable {

    /** What this campaign allows now. */
    public Set<CampaignAction> availableActions() {
        return LifePolicy.allowed(type, status);
    }

    CampaignLine standing(CampaignStatus other) {
        return new CampaignLine(id, slug, name, type, channel, other, launchType, createdAt, completedWithErrors);
    }
}
