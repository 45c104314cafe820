package io.outbound.rest.statistics;

import io.outbound.statistics.CampaignStatistics;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The figures of one campaign as callers see them; rates are 0..1, null when there is nothing to divide by. */
record StatisticsJson(
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
        Double openRate,
        long clicks,
        long uniqueClicks,
        Double clickRate,
        Double clickToOpenRate,
        long complaints,
        long unsubscribes) {

    static StatisticsJson of(CampaignStatistics figures) {
        return new StatisticsJson(
                figures.campaignId(),
                figures.name(),
                figures.targeted(),
                figures.delivered(),
                figures.hardBounces(),
                figures.softBounces(),
                figures.rejected(),
                figures.skipped(),
                figures.waiting(),
                figures.unknown(),
                figures.opens(),
                figures.uniqueOpens(),
                figures.openRate(),
                figures.clicks(),
                figures.uniqueClicks(),
                figures.clickRate(),
                figures.clickToOpenRate(),
                figures.complaints(),
                figures.unsubscribes());
    }

    static List<String> columns() {
        return Arrays.stream(StatisticsJson.class.getRecordComponents())
                .map(component -> component.getName())
                .toList();
    }

    /** In the order of {@link #columns}. */
    List<Object> cells() {
        return Arrays.stream(StatisticsJson.class.getRecordComponents())
                .map(this::cell)
                .toList();
    }

    private Object cell(RecordComponent component) {
        try {
            return Objects.requireNonNullElse(component.getAccessor().invoke(this), "");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
