package io.outbound.counter;

import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The counters for readers. What a query reads grows with the campaign's runs, hours or links, never with its messages.
 * Every counter is present in an answer.
 */
@ApplicationScoped
public class Counters {

    /** Every counter of some rows of {@code campaign_counter}, for {@link #read}. */
    public static final String SUMS = Arrays.stream(Counter.values())
            .map(counter -> "sum(" + counter.column() + ") as " + counter.column())
            .collect(Collectors.joining(", "));

    private Sql sql;

    protected Counters() {}

    @Inject
    public Counters(Sql sql) {
        this.sql = sql;
    }

    /** Over all its runs; zeros when nothing was counted yet. */
    public Map<Counter, Long> ofCampaign(UUID campaignId) {
        return ofCampaigns(List.of(campaignId)).get(campaignId);
    }

    /** One statement for all of them. */
    public Map<UUID, Map<Counter, Long>> ofCampaigns(Collection<UUID> campaignIds) {
        Map<UUID, Map<Counter, Long>> all = new HashMap<>();
        campaignIds.forEach(id -> all.put(id, zeros()));
        if (!all.isEmpty()) {
            sql.list(
                    "select campaign_id, " + SUMS
                            + " from campaign_counter where campaign_id = any(?) group by campaign_id",
                    row -> all.put(Sql.uuid(row, "campaign_id"), read(row)),
                    (Object) all.keySet().toArray(new UUID[0]));
        }
        return all;
    }

    /** @param at when it begins */
    public record Hour(Instant at, Map<Hourly, Long> counts) {}

    /** Only hours in which something happened, oldest first. */
    public List<Hour> hours(UUID campaignId, int limit) {
        return sql.list(
                "select at_hour, sum(sent) as sent, sum(opens) as opens, sum(clicks) as clicks from campaign_hour"
                        + " where campaign_id = ? group by at_hour order by at_hour limit ?",
                row -> new Hour(
                        Sql.instant(row, "at_hour"),
                        Map.of(
                                Hourly.SENT, row.getLong("sent"),
                                Hourly.OPENS, row.getLong("opens"),
                                Hourly.CLICKS, row.getLong("clicks"))),
                campaignId,
                limit);
    }

    /** @param uniqueClicks messages in which it was followed */
    public record Link(String url, long clicks, long uniqueClicks) {}

    /** The most clicked first. */
    public List<Link> links(UUID campaignId, int limit) {
        return sql.list(
                "select max(url) as url, sum(clicks) as clicks, sum(unique_clicks) as unique_clicks from campaign_link"
                        + " where campaign_id = ? group by link order by 2 desc, 1 limit ?",
                row -> new Link(row.getString("url"), row.getLong("clicks"), row.getLong("unique_clicks")),
                campaignId,
                limit);
    }

    private static Map<Counter, Long> zeros() {
        Map<Counter, Long> zeros = new EnumMap<>(Counter.class);
        Arrays.stream(Counter.values()).forEach(counter -> zeros.put(counter, 0L));
        return zeros;
    }

    /** The sums of one row; zeros when there was nothing to sum up. */
    public static Map<Counter, Long> read(ResultSet row) throws SQLException {
        Map<Counter, Long> counters = new EnumMap<>(Counter.class);
        for (Counter counter : Counter.values()) {
            counters.put(counter, row.getLong(counter.column()));
        }
        return counters;
    }
}
