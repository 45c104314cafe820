package io.outbound.statistics;

import java.io.Serializable;
import java.util.UUID;

/**
 * The figures of one campaign over all its runs (seed 2.14), from counters that are exact at any time.
 *
 * @param targeted everybody an audience was resolved to or a call named
 * @param delivered taken by the recipient's server and not reported back: sent
 * @param hardBounces refused, at once or later, because the address is dead
 * @param softBounces given up after temporary refusals, or reported back for a reason that may pass
 * @param rejected refused for another reason
 * @param waiting not settled yet, or halted
 * @param unknown in doubt: sent or not, nobody can tell
 * @param uniqueOpens messages opened at least once
 * @param uniqueClicks messages of which at least one link was followed
 */
public record CampaignStatistics(
        UUID campaignId,
        String name,
        long targeted,
        long delivered,
        long hardBounces,
        long softBounces,
        long rejected,
        long skipped,
        long waiting,
        long unknown,
        long opens,
        long uniqueOpens,
        long clicks,
        long uniqueClicks,
        long complaints,
        long unsubscribes)
        implements Serializable {

    /** Unique opens of what was delivered, 0..1; null when nothing was. */
    public Double openRate() {
        return share(uniqueOpens, delivered);
    }

    /** Unique clicks of what was delivered, 0..1; null when nothing was. */
    public Double clickRate() {
        return share(uniqueClicks, delivered);
    }

    /** Unique clicks of what was opened, 0..1; null when nothing was. */
    public Double clickToOpenRate() {
        return share(uniqueClicks, uniqueOpens);
    }

    private static Double share(long part, long whole) {
        return whole == 0 ? null : Math.round(part * 10_000.0 / whole) / 10_000.0;
    }
}
