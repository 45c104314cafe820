package io.outbound.campaign;

import io.outbound.kernel.ChannelId;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A campaign as a list shows it.
 *
 * @param launchType null while not selected, and on API-triggered ones
 * @param overdue whether an occurrence was missed and a person has to decide
 * @param nextFireAt the occurrence it waits for; null when there is none
 * @param lapsed whether it is a schedule that was stopped and has no time any more
 * @param haltAllowed whether the settings let a running one be halted
 * @param uses what it needs
 * @param attention what of that was taken away since, so that it cannot start as it is
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
        boolean lapsed,
        boolean haltAllowed,
        CampaignUses uses,
        List<FailureReason> attention)
        implements Serializable {

    /** What this campaign allows now. */
    public Set<CampaignAction> availableActions() {
        return LifePolicy.offered(LifePolicy.allowed(type, status, overdue), haltAllowed, lapsed);
    }

    /** @see LifePolicy#needsWhatItUses */
    boolean needsWhatItUses() {
        return LifePolicy.needsWhatItUses(type, status, nextFireAt != null);
    }

    /** Whether nobody in person starts it: a clock does. */
    boolean isStartedByClock() {
        return type == CampaignType.BROADCAST && status == CampaignStatus.WAITING;
    }

    CampaignLine haltAllowed(boolean allowed) {
        return with(status, allowed, attention);
    }

    CampaignLine standing(CampaignStatus other) {
        return with(other, haltAllowed, attention);
    }

    CampaignLine marked(List<FailureReason> marks) {
        return with(status, haltAllowed, marks);
    }

    private CampaignLine with(CampaignStatus other, boolean allowed, List<FailureReason> marks) {
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
                lapsed,
                allowed,
                uses,
                marks);
    }
}
