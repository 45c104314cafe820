package io.outbound.campaign;

import io.outbound.kernel.ChannelId;
import java.io.Serializable;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * A campaign as a list shows it.
 *
 * @param launchType null while not selected, and on API-triggered ones
 * @param overdue whether an occurrence was missed and a person has to decide
 * @param nextFireAt the occurrence it waits for; null when there is none
 * @param haltAllowed whether the settings let a running one be halted
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
        boolean completedWithErrors,
        boolean overdue,
        Instant nextFireAt,
        boolean haltAllowed)
        implements Serializable {

    /** What this campaign allows now. */
    public Set<CampaignAction> availableActions() {
        Set<CampaignAction> allowed = EnumSet.noneOf(CampaignAction.class);
        allowed.addAll(LifePolicy.allowed(type, status, overdue));
        if (!haltAllowed) {
            allowed.remove(CampaignAction.HALT);
        }
        return allowed;
    }

    CampaignLine haltAllowed(boolean allowed) {
        return with(status, allowed);
    }

    CampaignLine standing(CampaignStatus other) {
        return with(other, haltAllowed);
    }

    private CampaignLine with(CampaignStatus other, boolean allowed) {
        return new CampaignLine(
                id,
                slug,
                name,
                type,
                channel,
                other,
                launchType,
                createdAt,
                completedWithErrors,
                overdue,
                nextFireAt,
                allowed);
    }
}
