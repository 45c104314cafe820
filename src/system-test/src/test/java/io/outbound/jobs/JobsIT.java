package io.outbound.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.bench.sink.Moment;
import io.outbound.product.Await;
import io.outbound.product.MicroOnPostgres;
import io.outbound.product.Product;
import io.outbound.smoke.Kit;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MicroOnPostgres.class)
class JobsIT {

    private Product product;
    private Connection database;

    @BeforeEach
    void meet(Product running) throws SQLException {
        product = running;
        database = running.database().connect();
        await("the turns", "select count(*) from job_turn", 2);
    }

    @AfterEach
    void leave() throws SQLException {
        run("drop trigger if exists stop_here on api_failed_log");
        run("drop trigger if exists stop_here on alert");
        run("drop function if exists stop_here()");
        database.close();
        product.sink().script().clear();
    }

    private void run(String command) {
        try (Statement statement = database.createStatement()) {
            statement.execute(command);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long count(String query) {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void await(String what, String query, long wanted) {
        Await.until(what, () -> count(query), seen -> seen == wanted);
    }

    private void due(String job) {
        run("update job_turn set next_at = now() where job = '" + job + "'");
    }

    private void oldRefusals(String slug, int number) {
        run("insert into api_failed_log (uid, created_at, reason, title, detail, http_status, slug, endpoint)"
                + " select gen_random_uuid(), now() - interval '4000 days', 'NON_EXISTENT_SLUG', 't', 'd', 404, '"
                + slug
                + "' || case when n = 1500 then '-last' else '' end, '/x' from generate_series(1, " + number + ") n");
    }

    private static String refusals(String slug) {
        return "select count(*) from api_failed_log where slug like '" + slug + "%'";
    }

    /** Before a row is deleted. */
    private void stopHere(String table, String body) {
        run("create function stop_here() returns trigger language plpgsql as $$ begin " + body + " return old; end $$");
        run("create trigger stop_here before delete on " + table + " for each row execute function stop_here()");
    }

    @Test
    void retentionForgetsWhatIsOldChunkByChunk() {
        String slug = "old-" + UUID.randomUUID();
        oldRefusals(slug, 1_600);
        run("insert into api_failed_log (uid, created_at, reason, title, detail, http_status, slug, endpoint)"
                + " values (gen_random_uuid(), now(), 'NON_EXISTENT_SLUG', 't', 'd', 404, '" + slug + "-new', '/x')");
        due("retention");
        await("the old rows to go", refusals(slug), 1);
    }

    @Test
    void aChunkThatIsInterruptedIsAsIfItHadNotBegunAndTheNextTurnGoesOn() {
        String slug = "cut-" + UUID.randomUUID();
        oldRefusals(slug, 1_600);
        stopHere("api_failed_log", "if old.slug = '" + slug + "-last' then perform pg_sleep(30); end if;");
        due("retention");
        await(
                "the second chunk",
                "select count(*) from pg_stat_activity where wait_event = 'PgSleep' and pid <> pg_backend_pid()",
                1);
        run("select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'PgSleep'");
        await("its end", "select count(*) from pg_stat_activity where wait_event = 'PgSleep'", 0);
        assertThat(count(refusals(slug)))
                .as("the first chunk is kept, the second undone")
                .isEqualTo(600);

        run("drop trigger stop_here on api_failed_log");
        due("retention");
        await("the rest to go", refusals(slug), 0);
    }

    @Test
    void aPartitionThatFailsKeepsNoOther() {
        String slug = "part-" + UUID.randomUUID();
        oldRefusals(slug, 10);
        String alert = UUID.randomUUID().toString();
        run(
                "insert into alert (id, kind, subject_id, subject, occurrences, latest_at, raised_at, acknowledged_at, acknowledged_by)"
                        + " values ('" + alert
                        + "', 'ERROR_STORM', gen_random_uuid(), 's', 1, now(), now(), now() - interval '4000 days', 't')");
        stopHere("alert", "raise exception 'not this one';");
        due("retention");
        await("the other rows to go", refusals(slug), 0);
        assertThat(count("select count(*) from alert where id = '" + alert + "'"))
                .isEqualTo(1);

        run("drop trigger stop_here on alert");
        due("retention");
        await("the alert to go", "select count(*) from alert where id = '" + alert + "'", 0);
    }

    @Test
    void theRollUpMakesOneRowOfARunsCounters() {
        String run = UUID.randomUUID().toString();
        String campaign = campaign("x" + run + ".example", 40);
        String runs = "select count(*) from campaign_counter where campaign_id = '" + campaign
                + "' and execution_id <> '00000000-0000-0000-0000-000000000000'";
        Kit kit = new Kit(product.api());
        Await.until("the campaign", () -> kit.campaign(campaign).getString("status"), status -> status.equals("DONE"));
        run("update execution set finished_at = now() - interval '1 hour' where campaign_id = '" + campaign + "'");
        run("insert into campaign_counter (campaign_id, execution_id, shard) select campaign_id, id, 20 from execution"
                + " where campaign_id = '" + campaign + "'");
        assertThat(count(runs)).isGreaterThan(1);
        due("statistics-rollup");
        await("one row", runs, 1);
        assertThat(kit.campaign(campaign).getJsonObject("counts").getInt("sent"))
                .isEqualTo(40);
        assertThat(product.api()
                        .get("/v1/statistics/recount?campaignId=" + campaign)
                        .expect(200)
                        .json()
                        .getJsonArray("differences"))
                .isEmpty();
    }

    @Test
    void whatFailedForNowIsTriedAgainByAJobOfItsOwn() {
        String domain = "r" + UUID.randomUUID() + ".example";
        product.sink().script().at(Moment.RCPT, domain).answer("450 4.2.1 not yet");
        String campaign = campaign(domain, 5);
        Kit kit = new Kit(product.api());
        String deferred =
                "select count(*) from delivery d join execution e on e.id = d.execution_id where e.campaign_id = '"
                        + campaign + "' and d.state = 'DEFERRED'";
        await("the first tries", deferred, 5);
        await(
                "the run to be parked",
                "select count(*) from execution where campaign_id = '" + campaign + "' and node is null",
                1);
        product.sink().script().clear();
        run("update delivery set next_at = now() - interval '1 second' where state = 'DEFERRED' and execution_id in"
                + " (select id from execution where campaign_id = '" + campaign + "')");
        run("update execution set lease_until = now() where campaign_id = '" + campaign + "'");
        Await.until("the campaign", () -> kit.campaign(campaign).getString("status"), status -> status.equals("DONE"));
        assertThat(kit.campaign(campaign).getJsonObject("counts").getInt("sent"))
                .isEqualTo(5);
    }

    private String campaign(String domain, int people) {
        Kit kit = new Kit(product.api());
        StringBuilder csv = new StringBuilder("email,name\n");
        for (int i = 0; i < people; i++) {
            csv.append('p').append(i).append('@').append(domain).append(",P\n");
        }
        String campaign = kit.broadcast("NOW", kit.template("News", "<p>News</p>"), kit.list(csv.toString()));
        kit.act(campaign, "finish").expect(200);
        return campaign;
    }
}
