package io.outbound.statistics;

import io.outbound.counter.Counters;
import io.outbound.store.Sql;
import java.util.List;
import java.util.UUID;

/** A campaign's figures for tests of other features. */
public final class StatisticsFixture {

    private StatisticsFixture() {}

    public static List<Long> targetedDeliveredOpened(Sql sql, UUID campaignId) {
        CampaignStatistics figures = new CampaignComparison(new Figures(sql, new Counters(sql)))
                .of(List.of(campaignId))
                .get(0);
        return List.of(figures.targeted(), figures.delivered(), figures.opens());
    }
}
