package io.outbound.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.bench.sink.Mail;
import io.outbound.product.Await;
import io.outbound.product.TwoNodes;
import io.outbound.scale.Scale;
import io.outbound.smoke.Kit;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two servers on one database: what is due runs once, what was due while both were down runs late or is asked about, and
 * a halt on one node stops what the other sends. {@link Scale#herd} says how many.
 *
 * <p>Nobody waits twenty minutes here: while both nodes are down the time that a campaign waits for is moved back in the
 * database. To a node that starts this looks as if it had been down for so long.
 */
class TwoNodesIT {

    private static final int HERD = Scale.herd();
    private static final int RUNS = 16; // twice what a node takes at a time: both are busy
    private static final int PEOPLE = 500;

    private static TwoNodes nodes;
    private static Rota rota;
    private static Deeds deeds;

    @BeforeAll
    static void start() throws Exception {
        nodes = new TwoNodes(Duration.ofMillis(20));
        nodes.start();
        deeds = new Deeds(nodes.database());
        rota = new Rota(nodes);
    }

    @AfterAll
    static void stop() throws Exception {
        nodes.close();
    }

    @BeforeEach
    void startThoseThatAreDown() throws Exception {
        nodes.start();
    }

    @Test
    void whatIsDueAtOneInstantOnBothNodesRunsOnceEach() throws Exception {
        rota.herd("Herd", HERD, rota.list("herd", 1));

        Instant due = rota.dueIn("Herd", Duration.ofSeconds(2));
        Await.until(
                "the runs", Duration.ofSeconds(120 + HERD), () -> rota.statuses("Herd"), Map.of("DONE", HERD)::equals);

        Scale.print(
                "two nodes, %d campaigns due at one instant: executions each %s, asked for by %s within %.1f s,"
                        + " taken by %s, done after %d s",
                HERD,
                rota.executions("Herd"),
                deeds.asked("Herd"),
                deeds.lastAskedAfter(due, "Herd"),
                deeds.taken("Herd"),
                Duration.between(due, Instant.now()).toSeconds());
        assertThat(rota.executions("Herd")).isEqualTo(Map.of("1", HERD));
        assertThat(rota.occurrences("Herd")).isEqualTo(Map.of("FIRED", HERD));
        assertThat(sum(deeds.asked("Herd"))).isEqualTo(HERD);
        assertThat(deeds.taken("Herd")).hasSize(TwoNodes.NODES);
        assertThat(mailsTo("herd")).hasSize(HERD);
        assertThat(ids(mailsTo("herd"))).hasSize(HERD);
    }

    /** The other node is down for longer than this one: nobody has its files until it is back. Then both start anew. */
    @Test
    void downForThreeMinutesItIsSentOnceAndMarkedLateDownForTwentyAPersonIsAskedOnce() throws Exception {
        String list = rota.list("down", 1);
        String late = rota.scheduled("Late", 1, list).get(0);
        List<String> missed = rota.scheduled("Missed", 3, list);
        LostFile file = new LostFile(nodes, 1);
        nodes.killAll();
        file.unseen(Duration.ofMinutes(20));
        rota.dueIn("Late", Duration.ofMinutes(-3));
        rota.dueIn("Missed", Duration.ofMinutes(-20));
        nodes.start(0);
        Await.until("the late run", () -> rota.statuses("Late"), Map.of("DONE", 1)::equals);
        Await.until("the alerts", () -> rota.occurrences("Missed"), Map.of("MISSED", 3)::equals);
        file.assertGivenUp();
        nodes.kill(0);
        nodes.start();

        assertThat(rota.occurrences("Late")).isEqualTo(Map.of("FIRED", 1));
        assertThat(lateSeconds(late)).isBetween(180L, 300L);
        assertThat(rota.occurrences("Missed")).isEqualTo(Map.of("MISSED", 3));
        assertThat(rota.executions("Missed")).isEqualTo(Map.of("0", 3));
        assertThat(rota.statuses("Missed")).isEqualTo(Map.of("WAITING", 3));
        assertThat(mailsTo("down")).hasSize(1);

        Overdue overdue = new Overdue(nodes.api(0));
        missed.forEach(overdue::assertOneAlert);
        overdue.sendNow(missed.get(0));
        overdue.skip(missed.get(1));
        overdue.editTime(missed.get(2));
        assertThat(mailsTo("down")).hasSize(2);
        file.assertBroughtInNowThatItsNodeIsBack();
    }

    @Test
    void aHaltOnOneNodeStopsWhatTheOtherSendsAndARelaunchSendsTheRestOnce() {
        List<String> runs = rota.ready("Halted", RUNS, rota.list("halted", PEOPLE));
        assertThat(onBothNodes(runs, "launch")).containsOnly(200);
        Await.until("a part", () -> rota.states("Halted"), states -> states.getOrDefault("SENT", 0) > PEOPLE);

        long began = System.nanoTime();
        List<Integer> answers = onBothNodes(runs, "halt");
        double seconds = (System.nanoTime() - began) / 1e9;
        Map<String, Integer> settled = Await.until(
                "the end of what was on the wire",
                () -> rota.states("Halted"),
                states -> !states.containsKey("ATTEMPTING"));
        System.out.printf(
                "%d runs, taken by %s, halted in %.1f s on both nodes: %s%n",
                RUNS, deeds.taken("Halted"), seconds, settled);

        assertThat(deeds.taken("Halted")).hasSize(TwoNodes.NODES);
        assertThat(answers).containsOnly(200);
        assertThat(settled).containsOnlyKeys("SENT", "HALTED");
        assertThat(sum(settled)).isEqualTo(RUNS * PEOPLE);
        assertThat(mailsTo("halted")).hasSize(settled.get("SENT"));

        assertThat(onBothNodes(runs, "launch")).containsOnly(200);
        Await.until("the rest", () -> rota.statuses("Halted"), Map.of("DONE", RUNS)::equals);
        assertThat(rota.states("Halted")).isEqualTo(Map.of("SENT", RUNS * PEOPLE));
        assertThat(ids(mailsTo("halted"))).hasSize(RUNS * PEOPLE);
        assertThat(mailsTo("halted")).hasSize(RUNS * PEOPLE);
        assertThat(rota.executions("Halted")).isEqualTo(Map.of("1", RUNS));
    }

    /** The node that dies sends the run, tells of it, or both. */
    @Test
    void whatHappensIsToldAtLeastOnceAlthoughANodeDiesInTheMiddle() throws Exception {
        try (Listener listener = new Listener()) {
            String webhook = webhook(listener);
            knowOf(listener);
            String run = rota.ready("Told", 1, rota.list("told", PEOPLE)).get(0);

            new Kit(nodes.api(0)).act(run, "launch").expect(200);
            Await.until("a part", () -> listener.messages("message.sent", run), told -> told.size() > PEOPLE / 10);
            nodes.kill(1);
            nodes.start();
            Await.until("the end", () -> campaign(run).getString("status"), "DONE"::equals);

            List<String> sent = rota.messages("Told", "SENT");
            Await.until("the last call", () -> listener.messages("message.sent", run), sent::equals);
            assertThat(listener.messages("message.unknown", run)).isEqualTo(rota.messages("Told", "UNKNOWN"));
            assertThat(sent.size() + rota.messages("Told", "UNKNOWN").size()).isEqualTo(PEOPLE);
            Await.until(
                    "the end to be told",
                    () -> listener.changes(run),
                    Set.of("DRAFT>READY", "READY>RUNNING", "RUNNING>DONE")::equals);
            assertThat(Await.until("the counts", () -> listener.data("execution.finished", run), l -> !l.isEmpty()))
                    .singleElement()
                    .satisfies(data -> assertThat(data.getJsonObject("counts").getInt("sent"))
                            .isEqualTo(sent.size()));
            assertThat(listener.unsigned()).isEmpty();
            nodes.api(0).send("DELETE", "/v1/webhooks/" + webhook, null, BodyPublishers.noBody());
        }
    }

    /** A node that did not make the webhook learns of it within a second. */
    private static void knowOf(Listener listener) {
        String list = rota.list("heard", 1);
        Set<String> onTheOther = new HashSet<>();
        Await.until(
                "both nodes to know the webhook",
                () -> {
                    onTheOther.add(rota.ready("Heard", TwoNodes.NODES, list).get(1));
                    return onTheOther;
                },
                ids -> ids.stream().anyMatch(id -> !listener.changes(id).isEmpty()));
    }

    private static String webhook(Listener listener) {
        JsonObject made = nodes.api(0)
                .post(
                        "/v1/webhooks",
                        Json.createObjectBuilder()
                                .add("url", listener.url())
                                .add("eventTypes", Json.createArrayBuilder().add("*"))
                                .build())
                .expect(201)
                .json();
        listener.trust(made.getString("secret"));
        return made.getString("id");
    }

    /** The same verb for all of them at once, half of them on each node. */
    private static List<Integer> onBothNodes(List<String> campaigns, String verb) {
        return IntStream.range(0, campaigns.size())
                .parallel()
                .mapToObj(i -> new Kit(nodes.api(i % TwoNodes.NODES))
                        .act(campaigns.get(i), verb)
                        .status())
                .toList();
    }

    private static JsonObject campaign(String id) {
        return nodes.api(0).get("/v1/campaigns/" + id).expect(200).json();
    }

    private static long lateSeconds(String id) {
        return nodes.api(0)
                .get("/v1/campaigns/" + id + "/occurrences")
                .expect(200)
                .json()
                .getJsonArray("past")
                .getJsonObject(0)
                .getJsonNumber("lateSeconds")
                .longValue();
    }

    private static List<Mail> mailsTo(String name) {
        return nodes.sink().mails().stream()
                .filter(mail -> mail.recipients().get(0).startsWith(name))
                .toList();
    }

    private static Set<String> ids(List<Mail> mails) {
        Set<String> ids = new HashSet<>();
        mails.forEach(mail -> ids.add(mail.messageId()));
        return ids;
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
