package io.outbound.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.bench.Workbench;
import io.outbound.bench.product.DurablePostgres;
import io.outbound.bench.sink.SmtpSink;
import io.outbound.faults.TriggerLoad.Call;
import io.outbound.product.Answer;
import io.outbound.product.Await;
import io.outbound.product.Http;
import io.outbound.smoke.Kit;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The database ends the product's connections, or refuses its credential, while calls come in (seed 1.17–1.23). */
class StoreCredentialIT {

    private static final int ENOUGH = 40; // calls that show how it goes
    private static final int KILLS = 8; // faster one after another than the pool forgets what it trusts

    private static SmtpSink sink;
    private static Workbench bench;
    private static StoreIdentity identity;
    private static Http api;
    private static String campaign;

    @BeforeAll
    static void start() throws Exception {
        sink = SmtpSink.configure().start();
        bench = new Workbench(sink, 8216, StoreIdentity.environment());
        identity = new StoreIdentity(bench.postgres(), bench.folder().resolve("pg"));
        bench.startProduct();
        api = Http.at(bench.product().url() + "/api").with("x-api-key", bench.key());
        Kit kit = new Kit(api);
        campaign = kit.live("orders", kit.template("Order {{ context.order }}", "<p>Thank you</p>"));
    }

    @AfterAll
    static void stop() throws Exception {
        bench.close();
        sink.close();
    }

    @Test
    void connectionsThatEndAreReplacedWithoutAnyCallNoticing() throws Exception {
        TriggerLoad load = new TriggerLoad(api, campaign);
        try (load) {
            for (int i = 0; i < KILLS; i++) {
                identity.endConnections();
                answered(load, System.nanoTime());
            }
        }

        assertThat(load.calls()).extracting(Call::outcome).containsOnly("202");
        assertNothingIsLost(load.calls());
        assertThat(log()).as("whom the calls were for").doesNotContain(TriggerLoad.DOMAIN);
    }

    @Test
    void aRefusedCredentialIsSaidAtOnceAndForgottenOnceItIsGivenBack() throws Exception {
        TriggerLoad load = new TriggerLoad(api, campaign);
        List<Call> refused;
        try (load) {
            answered(load, System.nanoTime());
            identity.revoke();
            refused = answered(load, System.nanoTime());
            assertThat(refused).extracting(Call::outcome).containsOnly("500 storage-authentication-failed");
            assertThat(readiness()).isEqualTo("503 {store=DOWN, keys=UP}");

            identity.giveBack();
            Await.until("readiness", StoreCredentialIT::readiness, "200 {store=UP, keys=UP}"::equals);
            assertThat(answered(load, System.nanoTime()))
                    .extracting(Call::outcome)
                    .containsOnly("202");
        }

        assertThat(load.calls()).extracting(Call::outcome).containsOnly("202", "500 storage-authentication-failed");
        assertTheCauseIsOnlyInTheLog(refused.get(0).answer());
        assertNothingIsLost(load.calls());
    }

    private static List<Call> answered(TriggerLoad load, long since) {
        return Await.until("calls", () -> load.since(since), calls -> calls.size() >= ENOUGH);
    }

    private static String readiness() {
        Answer answer = api.get("/health/ready");
        Map<String, String> checks = answer.json().getJsonArray("checks").stream()
                .map(check -> check.asJsonObject())
                .collect(Collectors.toMap(
                        check -> check.getString("name"),
                        check -> check.getString("status"),
                        (one, other) -> other,
                        LinkedHashMap::new));
        return answer.status() + " " + checks;
    }

    private static void assertTheCauseIsOnlyInTheLog(Answer answer) throws Exception {
        String id = answer.json().getString("requestId");

        assertThat(answer.header("x-request-id")).isEqualTo(id);
        assertThat(answer.body()).doesNotContain("password", "FATAL", "Exception", "role");
        assertThat(log())
                .doesNotContain(TriggerLoad.DOMAIN)
                .containsPattern("OUT-0050 storage-authentication-failed in request " + id
                        + "\\R.*password authentication failed");
    }

    private static String log() throws IOException {
        return Files.readString(bench.folder().resolve("home/logs/server.log"));
    }

    /** Each accepted call is one run in the ledger, and its message leaves. */
    private static void assertNothingIsLost(List<Call> calls) {
        Map<String, Integer> wanted = new HashMap<>();
        calls.stream().filter(Call::wasAccepted).forEach(call -> wanted.put(call.requestId(), 1));
        Predicate<Map<String, Integer>> allOfThem = sent -> sent.keySet().containsAll(wanted.keySet());

        assertThat(Await.until("the messages", StoreCredentialIT::sent, allOfThem))
                .containsAllEntriesOf(wanted);
    }

    /** How many messages left, by request id. */
    private static Map<String, Integer> sent() {
        DurablePostgres postgres = bench.postgres();
        Map<String, Integer> sent = new HashMap<>();
        try (Connection connection = postgres.connect();
                PreparedStatement query = connection.prepareStatement(
                        "select e.request_id, count(*) from execution e join delivery d on d.execution_id = e.id"
                                + " where d.state = 'SENT' group by e.request_id");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                sent.put(row.getString(1), row.getInt(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return sent;
    }
}
