package io.outbound.trigger;

import io.outbound.campaign.Campaign;
import io.outbound.campaign.CampaignSnapshots;
import io.outbound.execution.Snapshot;
import io.outbound.trigger.TriggerRequests.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Campaigns with what they send, read once for each version of campaign, template and sender. The versions are asked of
 * the database with every call, so a change made on any node counts from its commit on. Thread-safe.
 */
@ApplicationScoped
public class KnownCampaigns {

    private static final int MOST = 1_000;

    /** A campaign as it was at some versions, or a little later: never before. */
    final class Known {
        private final Versions versions;
        private final Campaign campaign;
        private volatile Snapshot snapshot;

        private Known(Versions versions, Campaign campaign) {
            this.versions = versions;
            this.campaign = campaign;
        }

        Campaign campaign() {
            return campaign;
        }

        /** Only for one that passed the guards: a draft may have nothing to send. */
        Snapshot snapshot() {
            if (snapshot == null) {
                snapshot = snapshots.of(campaign);
            }
            return snapshot;
        }
    }

    private final Map<UUID, Known> recent = new ConcurrentHashMap<>();
    private CampaignGuards guards;
    private CampaignSnapshots snapshots;

    protected KnownCampaigns() {}

    @Inject
    public KnownCampaigns(CampaignGuards guards, CampaignSnapshots snapshots) {
        this.guards = guards;
        this.snapshots = snapshots;
    }

    /**
     * @param versions read before this is called; null when there was no such campaign
     * @throws RefusedException NON_EXISTENT_SLUG (seed 0.11)
     */
    Known of(Versions versions, String idOrSlug) {
        if (versions == null) {
            return new Known(null, guards.find(idOrSlug));
        }
        Known known = recent.get(versions.campaignId());
        if (known != null && known.versions.equals(versions)) {
            return known;
        }
        Known read = new Known(versions, guards.find(idOrSlug));
        if (recent.size() >= MOST) {
            recent.clear();
        }
        recent.put(versions.campaignId(), read);
        return read;
    }
}
