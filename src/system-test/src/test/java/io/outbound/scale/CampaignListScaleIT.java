package io.outbound.scale;

import static io.outbound.product.Statements.count;
import static io.outbound.product.Statements.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.bench.Workbench;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The campaign list and the figures of six campaigns with an empty ledger and with a full one, beside the same query by
 * hand: nothing that people look at reads messages, or asks for each campaign of a page by itself, whatever its status
 * and whoever edited it.
 */
@ExtendWith(ScaleServer.class)
class CampaignListScaleIT {

    private static final int CAMPAIGNS = Scale.campaigns();
    private static final int DELIVERIES = Scale.deliveries() / CAMPAIGNS * CAMPAIGNS;
    private static final int LOOKS = 200;
    private static final int TIMES = 20;
    private static final int ROUNDS = 3;
    private static final int MOST_STATEMENTS = 5;
    private static final int MOST_PAGES = 100;
    private static final double MOST_OF_THE_TIME_BY_HAND = 1.5;
    private static final String LIST = "v1/campaigns?limit=50";
    private static final String SHORTER_LIST = "v1/campaigns?limit=10";
    private static final String ONE = "v1/campaigns/{id}";
    private static final String BY_HAND = """
            select p.*, sum(k.pending), sum(k.sent), sum(k.failed), sum(k.skipped), sum(k.deferred), sum(k.in_doubt), sum(k.halted)
            from (select c.id, c.slug, c.name, c.type, c.channel, c.status, c.launch_type, c.created_at, c.next_fire_at
                  from campaign c order by c.created_at desc, c.id desc limit 51) p
            left join campaign_counter k on k.campaign_id = p.id
            group by p.id, p.slug, p.name, p.type, p.channel, p.status, p.launch_type, p.created_at, p.next_fire_at""";

    @Test
    void whatPeopleLookAtReadsNoMessages(Workbench bench) throws Exception {
        try (Connection database = bench.postgres().connect()) {
            campaigns(database);
            warmUp(bench);
            double empty = looks(bench, LIST).millis(0.95);
            run(database, "create extension if not exists pg_stat_statements");
            bench.postgres().countStatements("all");
            String one =
                    bench.api().get(LIST).getJsonArray("items").getJsonObject(0).getString("id");
            Map<String, Long> askedWithoutMessages = statements(bench, database, one);
            bench.postgres().countStatements("none");
            deliveries(database);
            assertThat(bench.api()
                            .post("v1/statistics/recount", JsonObject.EMPTY_JSON_OBJECT)
                            .getJsonArray("differences"))
                    .isNotEmpty();
            assertThat(bench.api().get("v1/statistics/recount").getJsonArray("differences"))
                    .isEmpty();
            run(database, "vacuum analyze");

            Timings listed = new Timings();
            Timings byHand = new Timings();
            for (int i = 0; i < LOOKS; i++) {
                listed.measure(() -> bench.api().get(LIST));
                byHand.measure(() -> read(database, BY_HAND));
            }
            assertThat(bench.api().get(LIST).getJsonArray("items").getValuesAs(JsonObject.class))
                    .hasSize(50)
                    .allSatisfy(item -> assertThat(item.getJsonObject("counts").getInt("sent"))
                            .isEqualTo(DELIVERIES / CAMPAIGNS));
            bench.postgres().countStatements("all");
            Map<String, Long> asked = statements(bench, database, one);
            assertThat(asked).as("statements with messages and without").isEqualTo(askedWithoutMessages);
            assertThat(asked.get(LIST))
                    .as("statements for a page of 50, and of 10")
                    .isEqualTo(asked.get(SHORTER_LIST))
                    .isLessThanOrEqualTo(MOST_STATEMENTS);
            Scale.print(
                    "campaign list: %,d campaigns, %,d deliveries: p95 %.1f ms over HTTP, %.2f ms by hand in SQL, ratio %s;"
                            + " %.2f of the p95 without deliveries; statements: %s",
                    CAMPAIGNS,
                    DELIVERIES,
                    listed.millis(0.95),
                    byHand.millis(0.95),
                    Scale.atMost(MOST_OF_THE_TIME_BY_HAND, listed.millis(0.95) / byHand.millis(0.95)),
                    listed.millis(0.95) / empty,
                    asked);
        }
    }

    private static void warmUp(Workbench bench) throws Exception {
        for (int i = 0; i < LOOKS; i++) {
            bench.api().get(LIST);
        }
    }

    private static Timings looks(Workbench bench, String path) throws Exception {
        Timings timings = new Timings();
        for (int i = 0; i < LOOKS; i++) {
            timings.measure(() -> bench.api().get(path));
        }
        return timings;
    }

    /**
     * How many statements each look takes, whatever they are about; none of them reads more than a few pages of the ledger.
     * What the product asks by itself meanwhile comes less often than the looks do, or not in each round, and is not counted.
     */
    private static Map<String, Long> statements(Workbench bench, Connection database, String campaign)
            throws Exception {
        Map<String, Long> asked = new TreeMap<>();
        for (String path : List.of(LIST, SHORTER_LIST, ONE, ONE + "/analytics")) {
            long each = Long.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                each = Math.min(each, statements(bench, database, path, campaign));
            }
            assertThat(each).as("statements for " + path).isPositive();
            asked.put(path, each);
        }
        return asked;
    }

    private static long statements(Workbench bench, Connection database, String path, String campaign)
            throws Exception {
        run(database, "select pg_stat_statements_reset()");
        for (int i = 0; i < TIMES; i++) {
            bench.api().get(path.replace("{id}", campaign));
        }
        String ours = "from pg_stat_statements where query not like '%pg_stat%'"
                + " and query !~* '^\\s*(begin|commit|rollback|set|show|reset|discard)'";
        assertThat(count(
                        database,
                        "select coalesce(sum(shared_blks_hit + shared_blks_read) / " + TIMES + ", 0) " + ours
                                + " and query ~* '(campaign|setting|api_key)' and query ~* 'delivery'"))
                .as("pages that statements about messages read for " + path)
                .isLessThan(MOST_PAGES);
        return count(database, "select coalesce(sum(calls / " + TIMES + "), 0) " + ours);
    }

    /** The latest of all, whatever other tests have made; of several statuses, by fifty people and as many keys. */
    private static void campaigns(Connection database) throws SQLException {
        run(
                database,
                "insert into template (id, name, channel, created_at) values ('" + NOBODY
                        + "', 'Hello', 'EMAIL', now())");
        run(
                database,
                "insert into account (id, username, username_key, password_hash, role, language, created_at)"
                        + " select gen_random_uuid(), 'editor-' || i, 'editor-' || i, 'x', 'MARKETER', 'en', now()"
                        + " from generate_series(0, 99) i");
        run(
                database,
                "insert into campaign (id, slug, name, name_key, type, channel, status, launch_type, send_time, next_fire_at, recurrence,"
                        + " template_id, time_zone, in_doubt, misfire_policy, started_at, finished_at, created_at, created_by,"
                        + " modified_at, modified_by)"
                        + " select gen_random_uuid(), 'listed-' || i, 'Campaign ' || i, 'campaign ' || i, 'BROADCAST', 'EMAIL',"
                        + " (array['DONE', 'WAITING', 'STOPPED', 'READY', 'WAITING'])[1 + i % 5],"
                        + " (array['NOW', 'SCHEDULE', 'SCHEDULE', 'MANUAL', 'RECURRING'])[1 + i % 5],"
                        + " case when i % 5 in (1, 2, 4) then '2091-03-03T09:00:00' end,"
                        + " case when i % 5 in (1, 4) then timestamp with time zone '2091-03-03 09:00:00+00' end,"
                        + " case when i % 5 = 4 then 'FREQ=DAILY' end, '" + NOBODY + "', 'UTC', 'HOLD', 'ALERT',"
                        + " now(), now(), now() + interval '1 day' - i * interval '1 second', 'ann', now(),"
                        + " case when i % 2 = 0 then 'key:' else '' end || 'editor-' || i % 100"
                        + " from generate_series(1, " + CAMPAIGNS + ") i");
        run(database, "vacuum analyze");
    }

    private static void deliveries(Connection database) throws SQLException {
        run(database, "insert into content (template_id, template_version) values ('" + NOBODY + "', 0)");
        run(
                database,
                "insert into execution (id, public_id, campaign_id, kind, occurrence, state, expanded, targeted, channel, template_id,"
                        + " template_version, in_doubt, ttl_seconds, requested_by, created_at, started_at, finished_at)"
                        + " select gen_random_uuid(), 'CMA-' || id, id, 'BROADCAST', 'start-0', 'DONE', true, "
                        + DELIVERIES / CAMPAIGNS + ", 'EMAIL', '" + NOBODY
                        + "', 0, 'HOLD', 3600, 'ann', now(), now(), now() from campaign where " + OURS);
        run(
                database,
                "insert into delivery (execution_id, channel, recipient_key, address, state, attempt, accepted_at, departed_at)"
                        + " select e.id, 'EMAIL', 'p' || i || '@example.com', 'p' || i || '@example.com', 'SENT', 1, now(), now()"
                        + " from execution e join campaign on campaign.id = e.campaign_id cross join generate_series(1, "
                        + DELIVERIES / CAMPAIGNS + ") i where " + OURS);
    }

    private static final String OURS = "slug like 'listed-%'";
    private static final String NOBODY = "00000000-0000-0000-0000-000000000001";

    private static void read(Connection database, String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            int rows = 0;
            while (row.next()) {
                rows++;
            }
            assertThat(rows).isEqualTo(51);
        }
    }
}
