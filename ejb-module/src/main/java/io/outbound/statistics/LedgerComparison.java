package io.outbound.statistics;

import io.outbound.counter.Counter;
import io.outbound.counter.Increments;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Counts the whole ledger and takes the counters from it: what is left is wrong. Each query is one statement and so sees
 * one moment, also while messages are sent; it reads every message, so it is for checks, not for pages.
 */
@ApplicationScoped
public class LedgerComparison {

    private static final String NO_RUN = "cast('" + Increments.NO_RUN + "' as uuid)";
    private static final String CAMPAIGN = " in (select id from campaign where cast(? as uuid) is null or id = ?)";
    private static final String MESSAGES = "delivery d join execution e on e.id = d.execution_id and not e.test";
    private static final String CAME_BACK = "d.state = 'SENT' and d.bounced_at is not null";
    private static final String ACTS = "delivery_engagement g join delivery d on d.id = g.delivery_id"
            + " join execution e on e.id = d.execution_id and not e.test where e.campaign_id" + CAMPAIGN;

    private static final String COUNTERS = left(
            "campaign_id, run",
            names(),
            "select e.campaign_id, case e.kind when 'UNITARY' then " + NO_RUN + " else e.id end as run, "
                    + cases() + " from " + MESSAGES
                    + " left join delivery_attempt a on a.delivery_id = d.id and a.number = d.attempt"
                    + " where e.campaign_id" + CAMPAIGN,
            "select campaign_id, " + NO_RUN
                    + ", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0 from campaign_leaver where campaign_id"
                    + CAMPAIGN,
            "select e.campaign_id, " + NO_RUN + ", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, g.opens, "
                    + one("g.opened_at is not null") + ", g.clicks, " + one("g.clicked_at is not null") + ", 0 from "
                    + ACTS,
            "select campaign_id, execution_id, "
                    + names().stream().map(name -> "-" + name).collect(Collectors.joining(", "))
                    + " from campaign_counter where campaign_id" + CAMPAIGN);

    private static final String HOURS = left(
            "campaign_id, h",
            List.of("sent", "opens", "clicks"),
            "select e.campaign_id, " + hour("d.departed_at") + " as h, 1 as sent, 0 as opens, 0 as clicks from "
                    + MESSAGES + " where d.state = 'SENT' and d.departed_at is not null and e.campaign_id" + CAMPAIGN,
            "select e.campaign_id, " + hour("g.opened_at") + ", 0, 1, 0 from " + ACTS + " and g.opened_at is not null",
            "select e.campaign_id, " + hour("g.clicked_at") + ", 0, 0, 1 from " + ACTS
                    + " and g.clicked_at is not null",
            "select campaign_id, at_hour, -sent, -opens, -clicks from campaign_hour where campaign_id" + CAMPAIGN);

    private static final String LINKS = left(
            "campaign_id, url",
            List.of("clicks", "unique_clicks"),
            "select e.campaign_id, k.url, k.clicks, 1 as unique_clicks from delivery_click k"
                    + " join delivery d on d.id = k.delivery_id join execution e on e.id = d.execution_id and not e.test where e.campaign_id"
                    + CAMPAIGN,
            "select campaign_id, url, -clicks, -unique_clicks from campaign_link where campaign_id" + CAMPAIGN);

    private Sql sql;

    protected LedgerComparison() {}

    @Inject
    public LedgerComparison(Sql sql) {
        this.sql = sql;
    }

    /** @param campaignId null: every campaign */
    public List<Difference> differences(UUID campaignId) {
        List<Difference> all = new ArrayList<>();
        find(COUNTERS, campaignId, 4, names(), all, LedgerComparison::ofRun);
        find(HOURS, campaignId, 4, List.of("sent", "opens", "clicks"), all, LedgerComparison::ofHour);
        find(LINKS, campaignId, 2, List.of("clicks", "unique_clicks"), all, LedgerComparison::ofLink);
        return all;
    }

    @FunctionalInterface
    private interface Reading {
        Difference read(ResultSet row, String counter, long missing) throws SQLException;
    }

    private void find(
            String query, UUID campaignId, int parts, List<String> counters, List<Difference> all, Reading reading) {
        Object[] values = new Object[parts * 2];
        Arrays.fill(values, campaignId);
        sql.list(
                query,
                row -> {
                    for (String counter : counters) {
                        long missing = row.getLong(counter);
                        if (missing != 0) {
                            all.add(reading.read(row, counter, missing));
                        }
                    }
                    return null;
                },
                values);
    }

    private static Difference ofRun(ResultSet row, String counter, long missing) throws SQLException {
        UUID run = Sql.uuid(row, "run");
        return new Difference(
                Sql.uuid(row, "campaign_id"), run.equals(Increments.NO_RUN) ? null : run, null, null, counter, missing);
    }

    private static Difference ofHour(ResultSet row, String counter, long missing) throws SQLException {
        return new Difference(Sql.uuid(row, "campaign_id"), null, Sql.instant(row, "h"), null, counter, missing);
    }

    private static Difference ofLink(ResultSet row, String counter, long missing) throws SQLException {
        return new Difference(Sql.uuid(row, "campaign_id"), null, null, row.getString("url"), counter, missing);
    }

    private static List<String> names() {
        return Arrays.stream(Counter.values()).map(Counter::column).toList();
    }

    /** What the parts add up to, where it is not nothing. */
    private static String left(String keys, List<String> sums, String... parts) {
        return "select " + keys + ", "
                + sums.stream().map(sum -> "sum(" + sum + ") as " + sum).collect(Collectors.joining(", "))
                + " from (" + String.join(" union all ", parts) + ") counted group by " + keys + " having "
                + sums.stream().map(sum -> "sum(" + sum + ") <> 0").collect(Collectors.joining(" or "));
    }

    private static String cases() {
        return String.join(
                ", ",
                one("d.state in ('PENDING', 'CLAIMED', 'ATTEMPTING')") + " as pending",
                one("d.state = 'DEFERRED'") + " as deferred",
                one("d.state = 'SENT'") + " as sent",
                one("d.state = 'FAILED'") + " as failed",
                one("d.state = 'UNKNOWN'") + " as in_doubt",
                one("d.state = 'SKIPPED'") + " as skipped",
                one("d.state = 'HALTED'") + " as halted",
                one("not d.address_dead and (" + CAME_BACK + " or d.state = 'FAILED' and a.result = 'TEMPORARY')")
                        + " as soft_bounces",
                one("d.address_dead and (" + CAME_BACK + " or d.state = 'FAILED')") + " as hard_bounces",
                one("d.complained_at is not null") + " as complaints",
                "0 as unsubscribes, 0 as opens, 0 as unique_opens, 0 as clicks, 0 as unique_clicks",
                one(CAME_BACK) + " as bounced");
    }

    /** UTC's hour on both databases: in some zones hours begin at another minute. */
    private static String hour(String column) {
        return "date_trunc('hour', " + column + " at time zone 'UTC') at time zone 'UTC'";
    }

    private static String one(String condition) {
        return "case when " + condition + " then 1 else 0 end";
    }
}
