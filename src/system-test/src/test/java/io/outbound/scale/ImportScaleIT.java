package io.outbound.scale;

import static io.outbound.product.Statements.count;
import static io.outbound.product.Statements.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.bench.Workbench;
import io.outbound.faults.SlowInsertion;
import io.outbound.product.Await;
import io.outbound.product.Http;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/**
 * A file of contacts with one bad row of a hundred: once straight through, beside PostgreSQL's COPY of the same file into
 * a bare table and of the same contacts into tables with the product's keys; once with a SIGKILL in its middle.
 */
@ExtendWith(ScaleServer.class)
class ImportScaleIT {

    private static final int ROWS = Scale.contacts();
    private static final double GOAL = 0.4;
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    @TempDir
    Path folder;

    @Test
    void anImportThatIsKilledHalfWayGoesOnWithoutADoubleAndNamesEveryBadRow(Workbench bench) throws Exception {
        try (Connection database = bench.postgres().connect()) {
            giveTypes(bench);
            Path file = folder.resolve("contacts.csv");
            ContactsFile straight = ContactsFile.write(file, "straight", ROWS, false);
            double bare = copy(database, file);
            JsonObject done = await(bench, start(bench, file));
            check(bench, database, done, straight);
            double rate = ROWS / seconds(done);
            double keyed = ROWS / new CopyWithKeys(database, folder).seconds(done.getString("listId"));

            ContactsFile broken = ContactsFile.write(file, "broken", ROWS, true);
            JsonObject resumed = killedHalfWay(bench, database, file, broken);
            check(bench, database, resumed, broken);
            Scale.print(
                    "import: %,d rows, %d bad, %,.0f rows/s; COPY of the same file into a bare table %,.0f rows/s, ratio"
                            + " %s; COPY of the same contacts into tables with the same keys %,.0f rows/s, ratio %.2f;"
                            + " killed half-way and resumed: 0 doubles, error file exact",
                    ROWS, straight.bad(), rate, bare, Scale.atLeast(GOAL, rate / bare), keyed, rate / keyed);
        }
    }

    private JsonObject killedHalfWay(Workbench bench, Connection database, Path file, ContactsFile contacts)
            throws Exception {
        JsonObject job;
        try (SlowInsertion slow =
                new SlowInsertion(database, "contact", "address_key", contacts.address(ROWS / 2 + 1))) {
            job = start(bench, file);
            slow.awaitTheMiddle();
            bench.product().kill9();
            slow.awaitTheEnd();
        }
        assertThat(count(database, "select total from contact_job where id = '" + job.getString("id") + "'"))
                .as("rows that were in when it was killed")
                .isBetween(ROWS / 4L, ROWS * 3L / 4);
        ScaleServer.start(bench);
        return await(bench, job);
    }

    private static void giveTypes(Workbench bench) throws Exception {
        for (String[] attribute : new String[][] {{"age", "NUMBER"}, {"vip", "BOOLEAN"}, {"since", "DATE"}}) {
            bench.api()
                    .post(
                            "v1/contact-attributes",
                            Json.createObjectBuilder()
                                    .add("name", attribute[0])
                                    .add("type", attribute[1])
                                    .build());
        }
    }

    private static JsonObject start(Workbench bench, Path file) throws Exception {
        String list = bench.api()
                .post(
                        "v1/contact-lists",
                        Json.createObjectBuilder().add("name", "Scale").build())
                .getString("id");
        return bench.api().postCsv("v1/contact-lists/" + list + "/import", file);
    }

    private static JsonObject await(Workbench bench, JsonObject job) {
        Http api = Http.at(bench.product().url()).with("x-api-key", bench.key());
        return Await.until(
                "the import",
                PATIENCE,
                () -> api.get("/api/v1/imports/" + job.getString("id"))
                        .expect(200)
                        .json(),
                now -> !now.getString("state").equals("RUNNING"));
    }

    private static void check(Workbench bench, Connection database, JsonObject done, ContactsFile contacts)
            throws Exception {
        assertThat(done.getString("state")).as(done.toString()).isEqualTo("DONE");
        assertThat(done.getInt("percent")).isEqualTo(100);
        assertThat(done.getInt("total")).isEqualTo(ROWS);
        assertThat(done.getInt("imported")).isEqualTo(contacts.good());
        assertThat(done.getInt("rejected")).isEqualTo(contacts.bad());
        String onTheList = "contact_list_member m join contact c on c.id = m.contact_id where m.list_id = '"
                + done.getString("listId") + "'";
        assertThat(count(database, "select count(*) from " + onTheList)).isEqualTo(contacts.good());
        assertThat(count(database, "select count(distinct c.address_key) from " + onTheList))
                .isEqualTo(contacts.good());
        String errors = Http.at(bench.product().url())
                .with("x-api-key", bench.key())
                .get("/api/v1/imports/" + done.getString("id") + "/errors")
                .expect(200)
                .body();
        assertThat(
                        errors.equals(contacts.errorFile())
                                ? "exact"
                                : errors.lines().limit(5).toList())
                .isEqualTo("exact");
    }

    private static double seconds(JsonObject done) {
        return Duration.between(Instant.parse(done.getString("createdAt")), Instant.parse(done.getString("finishedAt")))
                        .toMillis()
                / 1_000.0;
    }

    /** @return rows in a second */
    private static double copy(Connection database, Path file) throws SQLException, IOException {
        run(
                database,
                "create table copied (email text, name text, phone text, language text, city text, age text, vip text, since text)");
        long before = System.nanoTime();
        try (Reader rows = Files.newBufferedReader(file)) {
            database.unwrap(PGConnection.class).getCopyAPI().copyIn("copy copied from stdin csv header", rows);
        }
        double rate = ROWS / ((System.nanoTime() - before) / 1e9);
        run(database, "drop table copied");
        return rate;
    }
}
