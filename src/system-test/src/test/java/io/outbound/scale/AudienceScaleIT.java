package io.outbound.scale;

import static io.outbound.product.Statements.count;
import static io.outbound.product.Statements.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.bench.Workbench;
import io.outbound.bench.product.LiveHeap;
import io.outbound.product.Await;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A segment with three conditions and an exclusion: counting it, and resolving it to the messages of a run, beside the
 * same SQL written by hand; and what of the audience stays in the server's heap.
 */
@ExtendWith(ScaleServer.class)
class AudienceScaleIT {

    private static final int CONTACTS = Scale.contacts();
    private static final int ROUNDS = 11;
    private static final int RUNS = 3;
    private static final double GOAL = 1.5;
    private static final double FLAT_MEGABYTES = 10;
    private static final UUID LIST = new UUID(0, 7);
    private static final String WHERE = """
            lower(c.attributes::json ->> 'city') = 'rome' and (c.attributes::json ->> 'age')::numeric >= 30
            and exists (select 1 from contact_list_member m where m.contact_id = c.id and m.list_id = '%s')
            and c.language is distinct from 'de'""".formatted(LIST);
    private static final JsonObject RULE = json("{'all':[{'attribute':'city','op':'eq','value':'Rome'},"
            + "{'attribute':'age','op':'ge','value':30},{'op':'inList','value':'" + LIST + "'},"
            + "{'not':{'attribute':'language','op':'eq','value':'de'}}]}");

    @Test
    void countingAndResolvingASegmentCostsWhatItsSqlCosts(Workbench bench) throws Exception {
        try (Connection database = bench.postgres().connect()) {
            contacts(database);
            long expected = count(database, "select count(*) from contact c where " + WHERE);

            Timings counted = new Timings();
            Timings byHand = new Timings();
            JsonObject request = Json.createObjectBuilder().add("rule", RULE).build();
            for (int i = 0; i < ROUNDS; i++) {
                counted.measure(() -> assertThat(
                                bench.api().post("v1/segments/count", request).getInt("size"))
                        .isEqualTo((int) expected));
                byHand.measure(() -> count(database, "select count(*) from contact c where " + WHERE));
            }

            run(database, "create extension if not exists pg_stat_statements");
            bench.postgres().countStatements("all");
            resolveTheFirst(bench, database);
            double before = LiveHeap.megabytes(bench.product().pid());
            Timings resolvedByHand = new Timings();
            Timings resolved = new Timings();
            for (int i = 0; i < RUNS; i++) {
                if (i > 0) {
                    halt(bench, database);
                }
                resolvedByHand.add(resolveByHand(database));
                resolved.add(resolve(bench, database, expected));
            }
            double after = LiveHeap.megabytes(bench.product().pid());
            Scale.print(
                    "segment of %,d in %,d contacts: counted in %.0f ms, by hand %.0f ms, ratio %s; resolved in %.0f ms, by hand"
                            + " %.0f ms, ratio %s; live heap before and after %.0f and %.0f MB",
                    expected,
                    CONTACTS,
                    counted.millis(0.5),
                    byHand.millis(0.5),
                    Scale.atMost(GOAL, counted.millis(0.5) / byHand.millis(0.5)),
                    resolved.millis(0.5),
                    resolvedByHand.millis(0.5),
                    Scale.atMost(GOAL, resolved.millis(0.5) / resolvedByHand.millis(0.5)),
                    before,
                    after);
            assertThat(after - before)
                    .as("megabytes of live heap that the audience left behind, however large it is")
                    .isLessThan(FLAT_MEGABYTES);
            halt(bench, database);
        }
    }

    /** One person: what the first of all runs brings into the heap for good is no audience. */
    private static void resolveTheFirst(Workbench bench, Connection database) throws Exception {
        run(
                database,
                "insert into contact (id, name, email, address_key, attributes, created_at) values (gen_random_uuid(), 'First',"
                        + " 'first@example.com', 'first@example.com', '{\"city\":\"Pompeii\"}', now())");
        String campaign = start(bench, json("{'attribute':'city','op':'eq','value':'Pompeii'}"));
        Await.closely(
                "the first run",
                () -> count(database, "select count(*) from campaign where status = 'DONE' and id = '" + campaign + "'")
                        > 0);
    }

    /** @return nanoseconds until the run has its audience, from when it was taken up */
    private static long resolve(Workbench bench, Connection database, long expected) throws Exception {
        run(database, "select pg_stat_statements_reset()");
        String runs = "from execution where campaign_id = '" + start(bench, RULE) + "'";
        Await.closely(
                "the run to be taken up",
                () -> count(database, "select count(*) " + runs + " and started_at is not null") > 0);
        long taken = System.nanoTime();
        Await.closely("its audience", () -> count(database, "select count(*) " + runs + " and expanded") > 0);
        long done = System.nanoTime();
        assertThat(count(database, "select max(targeted) " + runs)).isEqualTo(expected);
        assertThat(count(database, "select count(*) from delivery where execution_id in (select id " + runs + ")"))
                .as("messages")
                .isEqualTo(expected);
        assertThat(count(
                        database,
                        "select count(*) from contact c where " + WHERE + " and not exists (select 1 from delivery d"
                                + " where d.contact_id = c.id and d.execution_id in (select id " + runs + "))"))
                .as("those whom the SQL by hand finds and the run does not")
                .isZero();
        assertThat(count(
                        database,
                        "select calls from pg_stat_statements where query like 'insert into delivery %'"
                                + " order by calls desc limit 1"))
                .as("statements that wrote the audience")
                .isOne();
        return done - taken;
    }

    /** What comes after this run shall have the server for itself. */
    private static void halt(Workbench bench, Connection database) throws Exception {
        String running = bench.api()
                .get("v1/campaigns?status=RUNNING")
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id");
        bench.api().post("v1/campaigns/" + running + "/halt", JsonObject.EMPTY_JSON_OBJECT);
        Await.closely(
                "the end of what was on the wire",
                () -> count(database, "select count(*) from delivery where state in ('PENDING', 'ATTEMPTING')") == 0);
    }

    /** @return the campaign that goes to those whom the rule finds */
    private static String start(Workbench bench, JsonObject rule) throws Exception {
        String campaign = bench.api().post("v1/campaigns", draft(bench, rule)).getString("id");
        bench.api().post("v1/campaigns/" + campaign + "/finish", JsonObject.EMPTY_JSON_OBJECT);
        return campaign;
    }

    private static JsonObject draft(Workbench bench, JsonObject rule) throws Exception {
        String template = bench.api()
                .post(
                        "v1/templates",
                        json(
                                "{'name':'Scale','channel':'EMAIL','subject':'Hello','html':'<p>Hello</p>','text':'Hello'}"))
                .getString("id");
        String sender = bench.api()
                .post(
                        "v1/senders",
                        json("{'channel':'EMAIL','name':'Scale " + UUID.randomUUID()
                                + "','address':'news@example.com'}"))
                .getString("id");
        return Json.createObjectBuilder(
                        json("{'name':'Scale','channel':'EMAIL','launchType':'NOW','throttlePerSecond':1}"))
                .add("templateId", template)
                .add("senderId", sender)
                .add("oneTimeSegment", Json.createObjectBuilder().add("rule", rule))
                .build();
    }

    /** Into a table with the ledger's columns, keys and indexes. */
    private static long resolveByHand(Connection database) throws SQLException {
        run(database, "create table by_hand (like delivery including all)");
        long before = System.nanoTime();
        run(
                database,
                "insert into by_hand (execution_id, channel, recipient_key, address, contact_id, state, accepted_at)"
                        + " select '" + LIST
                        + "', 'EMAIL', c.address_key, c.email, c.id, 'PENDING', now() from contact c where "
                        + WHERE + " on conflict do nothing");
        long taken = System.nanoTime() - before;
        run(database, "drop table by_hand");
        return taken;
    }

    private static void contacts(Connection database) throws SQLException {
        run(database, "insert into contact_list (id, name, created_at) values ('" + LIST + "', 'All', now())");
        run(
                database,
                "insert into contact (id, name, email, address_key, language, attributes, created_at)"
                        + " select gen_random_uuid(), 'P' || i, 'p' || i || '@example.com', 'p' || i || '@example.com',"
                        + " (array['it', 'en', 'de', null])[i % 4 + 1],"
                        + " json_build_object('city', (array['Rome', 'Milan', 'Turin'])[i % 3 + 1], 'age', i % 80)::text, now()"
                        + " from generate_series(1, " + CONTACTS + ") i");
        run(
                database,
                "insert into contact_list_member (list_id, contact_id) select '" + LIST
                        + "', id from contact where hashtext(email) % 2 = 0");
        run(database, "vacuum analyze");
    }

    private static JsonObject json(String text) {
        try (jakarta.json.JsonReader reader = Json.createReader(new java.io.StringReader(text.replace('\'', '"')))) {
            return reader.readObject();
        }
    }
}
