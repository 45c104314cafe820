package io.outbound.rest.campaign;

import io.outbound.campaign.CampaignLine;
import io.outbound.campaign.CampaignStatus;
import io.outbound.campaign.CampaignType;
import io.outbound.campaign.FailureReason;
import io.outbound.campaign.LaunchType;
import io.outbound.kernel.ChannelId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A campaign as the list shows it. */
record CampaignItem(
        UUID id,
        String slug,
        String name,
        CampaignType type,
        ChannelId channel,
        CampaignStatus status,
        LaunchType launchType,
        boolean completedWithErrors,
        boolean overdue,
        Instant nextFireAt,
        List<FailureReason> attention,
        Map<String, Long> counts,
        List<String> availableActions,
        Instant createdAt) {

    static CampaignItem of(CampaignLine line, Map<String, Long> counts) {
        return new CampaignItem(
                line.id(),
                line.slug(),
                line.name(),
                line.type(),
                line.channel(),
                line.status(),
                line.launchType(),
                line.completedWithErrors(),
                line.overdue(),
                line.nextFireAt(),
                line.attention(),
                counts,
                CampaignJson.verbs(line),
                line.createdAt());
    }
}
