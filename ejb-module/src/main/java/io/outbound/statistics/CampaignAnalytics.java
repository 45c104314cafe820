package io.outbound.statistics;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * One campaign in full.
 *
 * @param hours hour by hour, only those in which something happened, oldest first, at most {@value Figures#MOST_HOURS}
 * @param links the most clicked first, at most {@value Figures#MOST_LINKS}
 */
public record CampaignAnalytics(CampaignStatistics figures, List<Hour> hours, List<Link> links)
        implements Serializable {

    public CampaignAnalytics {
        hours = List.copyOf(hours);
        links = List.copyOf(links);
    }

    /**
     * @param at when the hour begins
     * @param opens first opens of a message
     * @param clicks first clicks in a message
     */
    public record Hour(Instant at, long sent, long opens, long clicks) implements Serializable {}

    /** @param uniqueClicks messages in which it was followed at least once */
    public record Link(String url, long clicks, long uniqueClicks) implements Serializable {}
}
