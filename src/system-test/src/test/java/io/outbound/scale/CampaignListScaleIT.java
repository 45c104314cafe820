package io.outbound.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.bench.Workbench;
import io.outbound.bench.product.FreePort;
import io.outbound.bench.sink.SmtpSink;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The campaign list and the figures of six campaigns with an empty ledger and with a full one, beside the same query by
 * hand: nothing that people look at reads messages.
 */
class CampaignListScaleIT {

    private static final int CAMPAIGNS = Scale.campaigns();
    private static final int DELIVERIES = Scale.deliveries() / CAMPAIGNS * CAMPAIGNS;
    private static final int LOOKS = 200;
    private static final String LIST = "v1/campaigns?limit=50";
    private static final String BY_HAND = """
            select p.*, sum(k.pending), sum(k.sent), sum(k.failed), sum(k.skipped), sum(k.deferred), sum(k.in_doubt), sum(k.halted)
            from (select c.id, c.slug, c.name, c.type, c.channel, c.status, c.launch_type, c.created_at, c.next_fire_at
                  from campaign c order by c.created_at desc, c.id desc limit 51) p
            left join campaign_counter k on k.campaign_id = p.id
            group by p.id, p.slug, p.name, p.type, p.channel, p.status, p.launch_type, p.created_at, p.next_fire_at""";

    @Test
    void whatPeopleLookAtReadsNoMessages() throws Exception {
        try (SmtpSink sink = SmtpSink.configure().start();
                Workbench bench = new Workbench(sink, FreePort.find(), home(), Map.of());
                Connection database = bench.postgres().connect()) {
            bench.startProduct();
            campaigns(database);
            warmUp(bench);
            double empty = looks(bench, LIST).millis(0.95);
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
            JsonObject first = bench.api().get(LIST).getJsonArray("items").getJsonObject(0);
            assertThat(first.getJsonObject("counts").getInt("sent")).isEqualTo(DELIVERIES / CAMPAIGNS);
            String statements = statements(bench, database, first.getString("id"));
            Scale.print(
                    "campaign list: %,d campaigns, %,d deliveries: p95 %.1f ms over HTTP, %.2f ms by hand in SQL (ratio %.2f);"
                            + " %.2f of the p95 with no deliveries; %s",
                    CAMPAIGNS,
                    DELIVERIES,
                    listed.millis(0.95),
                    byHand.millis(0.95),
                    listed.millis(0.95) / byHand.millis(0.95),
                    listed.millis(0.95) / empty,
                    statements);
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

    /** What the database was asked for one page and for one campaign, and how much of it looked at messages. */
    private static String statements(Workbench bench, Connection database, String campaign) throws Exception {
        run(database, "create extension if not exists pg_stat_statements");
        bench.postgres().countStatements("all");
        Thread.sleep(1_000); // the servers of open connections read it before their next statement
        StringBuilder said = new StringBuilder();
        for (String path : new String[] {LIST, "v1/campaigns/" + campaign, "v1/campaigns/" + campaign + "/analytics"}) {
            run(database, "select pg_stat_statements_reset()");
            int times = 20;
            for (int i = 0; i < times; i++) {
                bench.api().get(path);
            }
            String ours = "from pg_stat_statements where query not like '%pg_stat%' and query ~* '^\\s*(select|with)'"
                    + " and query ~* '(campaign|setting|api_key)'";
            long asked = count(database, "select coalesce(sum(calls), 0) " + ours);
            long rows = count(
                    database,
                    "select coalesce(sum(shared_blks_hit + shared_blks_read) / " + times + ", 0) " + ours
                            + " and query ~* 'delivery'");
            assertThat(asked).as("statements for " + path).isPositive();
            said.append(path.replace(campaign, "{id}").replace("v1/", ""))
                    .append(": ")
                    .append(Math.round(asked / (double) times))
                    .append(" statements, ")
                    .append(rows)
                    .append(" pages of the ledger; ");
            assertThat(rows)
                    .as("pages that statements about messages read for " + path)
                    .isLessThan(100);
        }
        return said.toString();
    }

    private static void campaigns(Connection database) throws SQLException {
        run(
                database,
                "insert into campaign (id, slug, name, name_key, type, channel, status, launch_type, time_zone, in_doubt, misfire_policy,"
                        + " started_at, finished_at, created_at, created_by, modified_at, modified_by)"
                        + " select gen_random_uuid(), 'scale-' || i, 'Campaign ' || i, 'campaign ' || i, 'BROADCAST', 'EMAIL', 'DONE',"
                        + " 'NOW', 'UTC', 'HOLD', 'ALERT', now(), now(), now() - i * interval '1 minute', 'ann', now(), 'ann'"
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
                        + "', 0, 'HOLD', 3600, 'ann', now(), now(), now() from campaign");
        run(
                database,
                "insert into delivery (execution_id, channel, recipient_key, address, state, attempt, accepted_at, departed_at)"
                        + " select e.id, 'EMAIL', 'p' || i || '@example.com', 'p' || i || '@example.com', 'SENT', 1, now(), now()"
                        + " from execution e cross join generate_series(1, " + DELIVERIES / CAMPAIGNS + ") i");
    }

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

    private static void run(Connection database, String command) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(command);
        }
    }

    private static long count(Connection database, String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Path home() throws IOException {
        return Files.createTempDirectory(Files.createDirectories(Path.of("target", "scale")), "list");
    }
}
