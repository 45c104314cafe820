package io.outbound.faults.matrix;

import io.outbound.faults.TriggerLoad;
import io.outbound.product.Answer;
import io.outbound.product.Http;
import io.outbound.smoke.Kit;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A database that restarts, ends connections or stands still, and people who delete what is being sent. */
final class ProductStoreRounds extends ProductRounds {

    private static final int PEOPLE = 3_000;
    private static final int FEW = 300;
    private static final Duration FROZEN = Duration.ofSeconds(90);
    private static final Duration LONGEST_CALL = Duration.ofSeconds(61);

    private interface Mischief {
        void happen() throws Exception;
    }

    ProductStoreRounds(Stage stage) {
        super(stage);
    }

    /** F7: calls come in all the time; each is accepted, or told to come again. */
    Tally restarts(Random dice, int most) throws Exception {
        StoppedPostgres postgres = new StoppedPostgres(bench().data());
        return underLoad(Math.min(5, most), () -> {
            EngineRounds.sometime(dice, 1_000, 3_000);
            postgres.crashAndRestart();
        });
    }

    /** F8. */
    Tally endsConnections(Random dice, int most) throws Exception {
        return underLoad(Math.min(10, most), () -> {
            EngineRounds.sometime(dice, 20, 300);
            EngineRounds.await(
                    "a connection to end",
                    () -> count(
                                    "select count(*) from (select pg_terminate_backend(pid) from pg_stat_activity"
                                            + " where backend_type = 'client backend' and pid <> pg_backend_pid() and"
                                            + " application_name <> ? order by random() limit 1) one",
                                    "nobody")
                            == 1);
        });
    }

    private Tally underLoad(int faults, Mischief mischief) throws Exception {
        Audit audit = new Audit();
        String triggered = bench().triggered();
        Http api = bench().api();
        UUID campaign = begin(PEOPLE, audit);
        TriggerLoad load = new TriggerLoad(api, triggered);
        try (load) {
            for (int i = 0; i < faults; i++) {
                mischief.happen();
            }
        }
        awaitDone(campaign);
        List<String> breaches = new ArrayList<>();
        List<String> accepted = new ArrayList<>();
        for (TriggerLoad.Call call : load.calls()) {
            if (call.wasAccepted()) {
                accepted.add(call.requestId());
            } else if (isNoPromise(call.answer())) {
                breaches.add("a call was answered " + call.answer());
            }
        }
        breaches.addAll(notExactlyOnce(accepted));
        return accountOf(audit, faults).with(breaches).plus(new Tally(0, accepted.size(), 0, 0, 0, List.of()));
    }

    private static boolean isNoPromise(Answer answer) {
        return answer.status() != 503 || answer.header("retry-after").isEmpty();
    }

    /** Of the broadcast alone: the triggered messages are no ghosts. */
    private Tally accountOf(Audit audit, int faults) throws Exception {
        try (Connection connection = bench().connect()) {
            return audit.tally(
                    connection,
                    faults,
                    ProductBench.CONNECTIONS,
                    faults,
                    bench().taken().stream()
                            .filter(entry -> entry.recipient().startsWith("person"))
                            .toList());
        }
    }

    /** F9: a minute and a half; every call that came meanwhile had its answer within one. */
    Tally standsStill(Random dice, int most) throws Exception {
        bench().triggered();
        Audit audit = new Audit();
        UUID campaign = begin(PEOPLE, audit);
        EngineRounds.await("a part", () -> in(campaign, "SENT") > 100);
        StoppedPostgres postgres = new StoppedPostgres(bench().data());
        List<String> breaches = new ArrayList<>();
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            postgres.freeze();
            long thaw = System.nanoTime() + FROZEN.toNanos();
            String id = "f9-" + UUID.randomUUID();
            Callable<String> call =
                    () -> timed(id + "-" + Thread.currentThread().getId());
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                answers.add(callers.submit(call));
            }
            for (Future<String> answer : answers) {
                breaches.addAll(answer.get().isEmpty() ? List.of() : List.of(answer.get()));
            }
            Thread.sleep(Math.max(1, (thaw - System.nanoTime()) / 1_000_000));
        } finally {
            postgres.thaw();
            callers.shutdownNow();
        }
        awaitDone(campaign);
        return accountOf(audit, 1).with(breaches);
    }

    /** What is wrong with the answer; empty when nothing is. */
    private String timed(String id) throws Exception {
        long began = System.nanoTime();
        Answer answer = trigger(id);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        boolean late = took.compareTo(LONGEST_CALL) > 0;
        return late || answer.status() != 202 && isNoPromise(answer) ? "answered after " + took + ": " + answer : "";
    }

    /** F32: list, template and sender are deleted while the campaign waits for its node, or is being sent. */
    Tally deletesWhatIsSent(Random dice, int most) throws Exception {
        Kit kit = new Kit(bench().api());
        StringBuilder csv = new StringBuilder("email,name\n");
        ProductBench.people(FEW).forEach(person -> csv.append(person).append(",Somebody\n"));
        String list = kit.list(csv.toString());
        String template = kit.template("Going away", "<p>Hello</p>");
        UUID campaign = UUID.fromString(kit.broadcast("NOW", template, list));
        String sender = kit.campaign(campaign.toString()).getString("senderId");
        bench().mark();
        kit.act(campaign.toString(), "finish").expect(200);
        EngineRounds.sometime(dice, 0, 1_200);
        List<String> breaches = new ArrayList<>();
        for (String path : List.of("contact-lists/" + list, "templates/" + template, "senders/" + sender)) {
            Answer deleted = bench().api().send("DELETE", "/v1/" + path, null, BodyPublishers.noBody());
            if (deleted.status() >= 500) {
                breaches.add("deleting " + path + " was answered " + deleted);
            }
        }
        awaitDone(campaign);
        long sent = in(campaign, "SENT");
        long arrived = bench().taken().size();
        if (sent != 0 && sent != FEW || arrived != sent) {
            breaches.add(sent + " sent, " + arrived + " arrived of " + FEW);
        }
        return new Tally(1, sent, 0, 0, 0, breaches);
    }
}
