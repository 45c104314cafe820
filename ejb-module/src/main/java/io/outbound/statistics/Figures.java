package io.outbound.statistics;

import io.outbound.counter.Counter;
import io.outbound.counter.Counters;
import io.outbound.counter.Hourly;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads a campaign's figures from its counters. */
@ApplicationScoped
public class Figures {

    static final int MOST_HOURS = 1_000;
    static final int MOST_LINKS = 100;

    private Sql sql;
    private Counters counters;

    protected Figures() {}

    @Inject
    public Figures(Sql sql, Counters counters) {
        this.sql = sql;
        this.counters = counters;
    }

    Optional<String> name(UUID campaignId) {
        return sql.first("select name from campaign where id = ?", row -> row.getString(1), campaignId);
    }

    CampaignStatistics of(UUID campaignId, String name) {
        Map<Counter, Long> counted = counters.ofCampaign(campaignId);
        long failed = counted.get(Counter.FAILED);
        long returned = counted.get(Counter.BOUNCED);
        long hard = counted.get(Counter.HARD_BOUNCES);
        long soft = counted.get(Counter.SOFT_BOUNCES);
        long waiting = sum(counted, Counter.PENDING, Counter.DEFERRED, Counter.HALTED);
        return new CampaignStatistics(
                campaignId,
                name,
                waiting + failed + sum(counted, Counter.SENT, Counter.SKIPPED, Counter.IN_DOUBT),
                counted.get(Counter.SENT) - returned,
                hard,
                soft,
                failed + returned - hard - soft,
                counted.get(Counter.SKIPPED),
                waiting,
                counted.get(Counter.IN_DOUBT),
                counted.get(Counter.OPENS),
                counted.get(Counter.UNIQUE_OPENS),
                counted.get(Counter.CLICKS),
                counted.get(Counter.UNIQUE_CLICKS),
                counted.get(Counter.COMPLAINTS),
                counted.get(Counter.UNSUBSCRIBES));
    }

    private static long sum(Map<Counter, Long> counted, Counter... some) {
        return List.of(some).stream().mapToLong(counted::get).sum();
    }

    List<CampaignAnalytics.Hour> hours(UUID campaignId) {
        return counters.hours(campaignId, MOST_HOURS).stream()
                .map(hour -> new CampaignAnalytics.Hour(
                        hour.at(),
                        hour.counts().get(Hourly.SENT),
                        hour.counts().get(Hourly.OPENS),
                        hour.counts().get(Hourly.CLICKS)))
                .toList();
    }

    List<CampaignAnalytics.Link> links(UUID campaignId) {
        return counters.links(campaignId, MOST_LINKS).stream()
                .map(link -> new CampaignAnalytics.Link(link.url(), link.clicks(), link.uniqueClicks()))
                .toList();
    }
}
