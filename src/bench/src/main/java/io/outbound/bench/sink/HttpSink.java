package io.outbound.bench.sink;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/** A gateway on loopback that answers what it is told, counts calls and the unique values of one request header. */
public final class HttpSink implements AutoCloseable {

    /** What a call is answered; the delay comes first. {@code status} 0 closes the connection without an answer. */
    public record Answer(int status, String body, Duration delay) {

        public static Answer ok() {
            return new Answer(200, "{}", Duration.ZERO);
        }
    }

    /** One call as it came. */
    public record Call(String method, String path, String id, byte[] body) {}

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final LongAdder count = new LongAdder();
    private final Set<String> ids = ConcurrentHashMap.newKeySet();
    private final Queue<Call> kept = new ConcurrentLinkedQueue<>();
    private final String idHeader;
    private volatile Function<Call, Answer> answers = call -> Answer.ok();

    private HttpSink(String idHeader) throws IOException {
        this.idHeader = idHeader;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
        server.setExecutor(workers);
        server.createContext("/", this::handle);
        server.start();
    }

    /** @param idHeader the request header that names a message, such as {@code Idempotency-Key} */
    public static HttpSink start(String idHeader) throws IOException {
        return new HttpSink(idHeader);
    }

    public void answering(Function<Call, Answer> how) {
        this.answers = how;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public long calls() {
        return count.sum();
    }

    public int uniqueIds() {
        return ids.size();
    }

    public List<Call> keptCalls() {
        return List.copyOf(kept);
    }

    private void handle(HttpExchange exchange) throws IOException {
        Call call = new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                String.valueOf(exchange.getRequestHeaders().getFirst(idHeader)),
                exchange.getRequestBody().readAllBytes());
        count.increment();
        ids.add(call.id());
        kept.add(call);
        Answer answer = answers.apply(call);
        pause(answer.delay());
        if (answer.status() != 0) {
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static void pause(Duration time) throws IOException {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
