package io.outbound.statistics;

import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads a campaign's figures from the ledger and from what recipients did. */
@ApplicationScoped
public class Figures {

    static final int MOST_HOURS = 1_000;
    static final int MOST_LINKS = 100;

    private static final String LEDGER =
            " from delivery d join execution e on e.id = d.execution_id where e.campaign_id = ? and not e.test";
    private static final String DONE =
            " from delivery_engagement g join delivery d on d.id = g.delivery_id join execution e on e.id = d.execution_id"
                    + " where e.campaign_id = ? and not e.test";

    private Sql sql;

    protected Figures() {}

    @Inject
    public Figures(Sql sql) {
        this.sql = sql;
    }

    Optional<String> name(UUID campaignId) {
        return sql.first("select name from campaign where id = ?", row -> row.getString(1), campaignId);
    }

    CampaignStatistics of(UUID campaignId, String name) {
        Map<String, Long> states = counts("select d.state, count(*)" + LEDGER + " group by d.state", campaignId);
        Map<String, Long> left =
                counts("select reason, count(*) from suppression where campaign_id = ? group by reason", campaignId);
        long failed = states.getOrDefault("FAILED", 0L);
        long hard = Math.min(failed, left.getOrDefault("HARD_BOUNCE", 0L));
        long soft = Math.min(failed - hard, softBounces(campaignId));
        long[] done = engagement(campaignId);
        return new CampaignStatistics(
                campaignId,
                name,
                states.values().stream().mapToLong(Long::longValue).sum(),
                states.getOrDefault("SENT", 0L),
                hard,
                soft,
                failed - hard - soft,
                states.getOrDefault("SKIPPED", 0L),
                waiting(states),
                states.getOrDefault("UNKNOWN", 0L),
                done[0],
                done[1],
                done[2],
                done[3],
                left.getOrDefault("COMPLAINT", 0L),
                left.getOrDefault("UNSUBSCRIBED", 0L));
    }

    private static long waiting(Map<String, Long> states) {
        return List.of("PENDING", "CLAIMED", "ATTEMPTING", "DEFERRED", "HALTED").stream()
                .mapToLong(state -> states.getOrDefault(state, 0L))
                .sum();
    }

    /** Failed ones whose last try was refused for the time being. */
    private long softBounces(UUID campaignId) {
        return sql.count(
                "select count(*)" + LEDGER + " and d.state = 'FAILED' and exists (select 1 from delivery_attempt a"
                        + " where a.delivery_id = d.id and a.number = d.attempt and a.result = 'TEMPORARY')",
                campaignId);
    }

    private long[] engagement(UUID campaignId) {
        return sql.first(
                        "select coalesce(sum(g.opens), 0), count(g.opened_at), coalesce(sum(g.clicks), 0), count(g.clicked_at)"
                                + DONE,
                        row -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)},
                        campaignId)
                .orElseThrow();
    }

    List<CampaignAnalytics.Hour> hours(UUID campaignId) {
        return sql.list(
                "select h, sum(sent) as sent, sum(opens) as opens, sum(clicks) as clicks from ("
                        + hour("d.departed_at", "1, 0, 0", LEDGER + " and d.state = 'SENT'")
                        + " union all " + hour("g.opened_at", "0, 1, 0", DONE + " and g.opened_at is not null")
                        + " union all " + hour("g.clicked_at", "0, 0, 1", DONE + " and g.clicked_at is not null")
                        + ") happened (h, sent, opens, clicks) where h is not null group by h order by h limit "
                        + MOST_HOURS,
                row -> new CampaignAnalytics.Hour(
                        Sql.instant(row, "h"), row.getLong("sent"), row.getLong("opens"), row.getLong("clicks")),
                campaignId,
                campaignId,
                campaignId);
    }

    private static String hour(String column, String counted, String from) {
        return "select date_trunc('hour', " + column + "), " + counted + from;
    }

    List<CampaignAnalytics.Link> links(UUID campaignId) {
        return sql.list(
                "select max(k.url), sum(k.clicks), count(*) from delivery_click k join delivery d on d.id = k.delivery_id"
                        + " join execution e on e.id = d.execution_id where e.campaign_id = ? and not e.test"
                        + " group by k.link order by 2 desc, 1 limit " + MOST_LINKS,
                row -> new CampaignAnalytics.Link(row.getString(1), row.getLong(2), row.getLong(3)),
                campaignId);
    }

    private Map<String, Long> counts(String query, UUID campaignId) {
        Map<String, Long> counts = new HashMap<>();
        sql.list(query, row -> counts.put(row.getString(1), row.getLong(2)), campaignId);
        return counts;
    }
}
