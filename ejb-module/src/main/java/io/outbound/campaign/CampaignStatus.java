package io.outbound.campaign;

import java.util.EnumSet;
import java.util.Set;

/** Where a campaign stands (seed 2, "Statuses"). */
public enum CampaignStatus {
    DRAFT,
    READY,
    WAITING,
    RUNNING,
    STOPPED,
    DONE,
    FAILED;

    /** What the list calls <em>Active</em> (seed 2.3). */
    public static Set<CampaignStatus> active() {
        return EnumSet.of(READY, WAITING, RUNNING);
    }
}
