package io.outbound.faults;

import static io.outbound.product.Statements.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.product.Await;
import io.outbound.product.Http;
import io.outbound.product.TwoNodes;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** An import whose node is killed in its middle: its file is on that node and nowhere else (OUT-0046). */
final class LostFile {

    private static final int PEOPLE = 3;
    private static final String NUMBERS = "total imported rejected";

    private final TwoNodes nodes;
    private final Connection database;
    private final SlowInsertion slow;
    private final String job;

    /** Returns when that node is in the middle of it. */
    LostFile(TwoNodes nodes, int node) throws SQLException {
        this.nodes = nodes;
        database = nodes.database().connect();
        slow = new SlowInsertion(database, "contact", "address_key", "lost1@example.com");
        Http api = nodes.api(node);
        String list = api.post(
                        "/v1/contact-lists",
                        Json.createObjectBuilder().add("name", "Lost").build())
                .expect(201)
                .json()
                .getString("id");
        StringBuilder csv = new StringBuilder("email\n");
        for (int i = 0; i < PEOPLE; i++) {
            csv.append("lost").append(i).append("@example.com\n");
        }
        job = api.post("/v1/contact-lists/" + list + "/import", "text/csv", csv.toString())
                .expect(202)
                .json()
                .getString("id");
        slow.awaitTheMiddle();
    }

    /** Once no node runs: as if they had been down for so long. */
    void unseen(Duration time) throws SQLException {
        try (database) {
            slow.awaitTheEnd();
            slow.close();
            run(
                    database,
                    "update contact_job set lease_until = null, file_seen_at = now() - interval '" + time.toSeconds()
                            + " seconds' where id = '" + job + "'");
        }
    }

    void assertGivenUp() {
        JsonObject failed = Await.until("the import to be given up", this::seen, seen -> seen.getString("state")
                .equals("FAILED"));
        assertThat(failed.getString("reason")).startsWith("OUT-0046 ");
        assertThat(failed.getInt("imported")).isZero();
    }

    void assertBroughtInNowThatItsNodeIsBack() {
        nodes.api(0)
                .post("/v1/imports/" + job + "/resume", JsonObject.EMPTY_JSON_OBJECT)
                .expect(200);
        JsonObject done = Await.until(
                "the import", this::seen, seen -> seen.getString("state").equals("DONE"));
        for (String number : NUMBERS.split(" ")) {
            assertThat(done.getInt(number)).as(number).isEqualTo(number.equals("rejected") ? 0 : PEOPLE);
        }
    }

    private JsonObject seen() {
        return nodes.api(0).get("/v1/imports/" + job).expect(200).json();
    }
}
