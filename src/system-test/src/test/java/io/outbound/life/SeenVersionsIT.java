package io.outbound.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.product.Answer;
import io.outbound.product.Http;
import io.outbound.product.MicroOnPostgres;
import io.outbound.product.Product;
import io.outbound.smoke.Kit;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every verb, with {@code If-Match} of a version that is no more and of the one that is (spec: optimistic locking). */
@ExtendWith(MicroOnPostgres.class)
class SeenVersionsIT {

    private Product product;
    private Http api;
    private Kit kit;

    @BeforeEach
    void open(Product running) {
        product = running;
        api = running.api();
        kit = new Kit(api);
    }

    @ParameterizedTest
    @CsvSource({
        "finish,            BROADCAST DRAFT MANUAL,             200",
        "preflight,         BROADCAST READY MANUAL,             200",
        "launch,            BROADCAST READY MANUAL,             200",
        "launch,            BROADCAST STOPPED SCHEDULE,         200",
        "launch,            BROADCAST STOPPED MANUAL halted,    200",
        "stop,              BROADCAST WAITING SCHEDULE,         200",
        "halt,              BROADCAST RUNNING NOW,              200",
        "send-now,          BROADCAST WAITING SCHEDULE overdue, 200",
        "skip-occurrence,   BROADCAST WAITING SCHEDULE overdue, 200",
        "resume,            BROADCAST RUNNING NOW,              409",
        "duplicate,         BROADCAST DONE NOW,                 201",
        "test-send,         BROADCAST READY MANUAL,             202",
        "activate,          API_TRIGGERED DRAFT,                200",
        "deactivate,        API_TRIGGERED RUNNING,              200"
    })
    void aVerbIsForTheVersionThatWasSeen(String verb, String state, int done) throws Exception {
        String id = in(State.of(state));
        Answer before = api.get("/v1/campaigns/" + id).expect(200);
        String current = before.header("etag");
        assertThat(current).matches("\"\\d+\"");

        for (String other : new String[] {"\"" + (version(before) + 1) + "\"", "W/" + current, "\"of another make\""}) {
            Answer refused = act(api.with("If-Match", other), id, verb);
            assertThat(refused.status()).as(refused.toString()).isEqualTo(412);
            assertThat(refused.json().getString("code")).isEqualTo("version-conflict");
        }
        Answer after = api.get("/v1/campaigns/" + id).expect(200);
        assertThat(after.header("etag")).isEqualTo(current);
        assertThat(after.json().getString("status")).isEqualTo(before.json().getString("status"));

        act(api.with("If-Match", current), id, verb).expect(done);
    }

    /** The matrix of {@link StatusAndVerbIT} calls every verb without the header. */
    private String in(State state) throws SQLException {
        String template = kit.template("Hello", "<p>Hello</p>");
        String original = state.type().equals("BROADCAST")
                ? kit.broadcast(
                        "MANUAL", template, kit.list("email,name\nann." + UUID.randomUUID() + "@example.com,Ann\n"))
                : kit.triggered("seen-" + UUID.randomUUID(), template);
        try (StoredStates states = new StoredStates(product.database())) {
            return states.copy(original, state);
        }
    }

    private static Answer act(Http caller, String id, String verb) {
        JsonObject body = verb.equals("test-send")
                ? Json.createObjectBuilder(Map.of("recipients", java.util.List.of("ann@example.com")))
                        .build()
                : JsonObject.EMPTY_JSON_OBJECT;
        return caller.post("/v1/campaigns/" + id + "/" + verb, body);
    }

    private static long version(Answer campaign) {
        return campaign.json().getJsonNumber("version").longValue();
    }
}
