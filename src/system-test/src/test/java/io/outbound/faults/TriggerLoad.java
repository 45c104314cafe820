package io.outbound.faults;

import io.outbound.product.Answer;
import io.outbound.product.Await;
import io.outbound.product.Http;
import io.outbound.smoke.Kit;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A few callers that trigger a campaign again and again until closed; every call has a request id of its own. */
public final class TriggerLoad implements AutoCloseable {

    /** Of everybody whom the calls are for. */
    static final String DOMAIN = "customers.example.com";

    private static final int CALLERS = 4;
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** @param begun {@link System#nanoTime()} */
    public record Call(String requestId, long begun, Answer answer) {

        public boolean wasAccepted() {
            return answer.status() == 202;
        }

        /** Such as {@code 202} or {@code 503 storage-unavailable}. */
        public String outcome() {
            return wasAccepted() ? "202" : answer.status() + " " + answer.json().getString("code", "");
        }
    }

    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private volatile boolean going = true;

    public TriggerLoad(Http api, String campaign) {
        for (int i = 0; i < CALLERS; i++) {
            callers.submit(() -> call(api, campaign));
        }
    }

    private Void call(Http api, String campaign) throws InterruptedException {
        while (going) {
            String id = UUID.randomUUID().toString();
            long begun = System.nanoTime();
            Answer answer = api.post("/im/executions/unitary", Kit.call(id, campaign, id + "@" + DOMAIN, "1"));
            calls.add(new Call(id, begun, answer));
            Thread.sleep(PAUSE.toMillis());
        }
        return null;
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Those that began after the moment and have their answer. */
    public List<Call> since(long moment) {
        return calls.stream().filter(call -> call.begun() - moment > 0).toList();
    }

    @Override
    public void close() {
        going = false;
        callers.shutdown();
        Await.until("the last calls", callers::isTerminated, ended -> ended);
    }
}
