package io.outbound.faults.matrix;

import io.outbound.product.Answer;
import io.outbound.smoke.Kit;
import jakarta.json.JsonObject;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** People who press buttons, and callers that do not behave. */
final class ProductCallRounds extends ProductRounds {

    private static final int PEOPLE = 3_000;
    private static final int CLICKS = 50;
    private static final int CALLERS = 64;

    ProductCallRounds(Stage stage) {
        super(stage);
    }

    /** F33. */
    Tally haltInTheMiddle(Random dice, int most) throws Exception {
        Audit audit = new Audit();
        UUID campaign = begin(PEOPLE, audit);
        Kit kit = new Kit(bench().api());
        List<String> breaches = new ArrayList<>();
        int halts = 0;
        while (halts < Math.min(5, most) && !isDone(campaign)) {
            EngineRounds.sometime(dice, 50, 900);
            Answer halted = kit.act(campaign.toString(), "halt");
            if (halted.status() != 200) {
                break;
            }
            halts++;
            breaches.addAll(afterTheHalt(campaign));
            look(audit);
            EngineRounds.await(
                    "the relaunch", () -> kit.act(campaign.toString(), "launch").status() == 200);
        }
        awaitDone(campaign);
        return account(audit, halts, 0).with(breaches);
    }

    private List<String> afterTheHalt(UUID campaign) throws Exception {
        List<String> breaches = new ArrayList<>();
        long waiting = in(campaign, "PENDING", "CLAIMED", "DEFERRED");
        if (waiting > 0) {
            breaches.add(waiting + " still wait after a halt");
        }
        EngineRounds.await("the wire to be empty", () -> in(campaign, "ATTEMPTING") == 0);
        long sent = in(campaign, "SENT");
        if (sent + in(campaign, "HALTED") != PEOPLE || bench().taken().size() != sent) {
            breaches.add("halted: " + sent + " sent, " + bench().taken().size() + " arrived");
        }
        return breaches;
    }

    /** F34. */
    Tally launchAtOnce(Random dice, int most) throws Exception {
        Audit audit = new Audit();
        List<String> breaches = new ArrayList<>();
        List<UUID> all = new ArrayList<>();
        Kit kit = new Kit(bench().api());
        String list = bench().list(60);
        bench().mark();
        for (int i = 0; i < Math.min(5, most); i++) {
            UUID campaign =
                    UUID.fromString(kit.broadcast("MANUAL", bench().campaigns().templateId(), list));
            audit.of(campaign, ProductBench.people(60));
            kit.act(campaign.toString(), "finish").expect(200);
            all.add(campaign);
            List<Integer> answers = atOnce(
                    CLICKS, CLICKS, () -> kit.act(campaign.toString(), "launch").status());
            if (answers.stream().anyMatch(status -> status >= 500) || !answers.contains(200)) {
                breaches.add("fifty launches were answered " + answers);
            }
            if (count("select count(*) from execution where campaign_id = ?", campaign) != 1) {
                breaches.add("not one run");
            }
        }
        for (UUID campaign : all) {
            awaitDone(campaign);
        }
        return account(audit, all.size(), 0).with(breaches);
    }

    /** F35: the caller is gone before the answer; asked again, the same id tells. */
    Tally callerLeaves(Random dice, int most) throws Exception {
        bench().triggered();
        bench().mark();
        List<String> ids = new ArrayList<>();
        List<String> breaches = new ArrayList<>();
        for (int i = 0; i < Math.min(20, most); i++) {
            String id = "f35-" + UUID.randomUUID();
            sendAndLeave(Kit.call(id, bench().triggered(), id + "@example.com", "1"), dice);
            Answer again = trigger(id);
            if (again.status() != 202 && again.status() != 409) {
                breaches.add("asked again: " + again);
            }
            ids.add(id);
        }
        breaches.addAll(notExactlyOnce(ids));
        return new Tally(ids.size(), ids.size(), 0, 0, 0, breaches);
    }

    private void sendAndLeave(JsonObject body, Random dice) throws Exception {
        URI url = URI.create(bench().running().product().url());
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        String head = "POST /outbound/api/im/executions/unitary HTTP/1.1\r\nHost: 127.0.0.1:" + url.getPort()
                + "\r\nx-api-key: " + bench().running().key() + "\r\nContent-Type: application/json\r\nContent-Length: "
                + bytes.length + "\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), url.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            boolean whole = dice.nextInt(4) > 0;
            out.write(bytes, 0, whole ? bytes.length : dice.nextInt(bytes.length));
            out.flush();
            if (dice.nextBoolean()) {
                socket.shutdownOutput();
            }
            EngineRounds.sometime(dice, 0, 30);
        }
    }

    /** F36: a hundred calls with the same id over 64 connections. */
    Tally sameIdAtOnce(Random dice, int most) throws Exception {
        bench().triggered();
        bench().mark();
        String id = "f36-" + UUID.randomUUID();
        List<Integer> answers = atOnce(CALLERS, 1_000, () -> trigger(id).status());
        List<String> breaches = new ArrayList<>();
        if (!answers.contains(202)
                || answers.stream().anyMatch(status -> status != 202 && status != 409 && status != 429)) {
            breaches.add(
                    "the same id was answered " + answers.stream().distinct().toList());
        }
        breaches.addAll(notExactlyOnce(List.of(id)));
        return new Tally(1, 1, 0, 0, 0, breaches);
    }

    private static List<Integer> atOnce(int callers, int calls, Callable<Integer> call) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(callers);
        try {
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : people.invokeAll(Collections.nCopies(calls, call))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            people.shutdownNow();
        }
    }
}
