package io.outbound.product;

import io.outbound.bench.product.DurablePostgres;
import io.outbound.bench.product.FreePort;
import io.outbound.bench.product.OutboundProcess;
import io.outbound.bench.sink.SmtpSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One installation of two servers: homes of their own, one PostgreSQL, one secret key. To the database they are
 * {@code node-0} and {@code node-1} (the application name of their connections), so it can say who did what.
 */
public final class TwoNodes implements AutoCloseable {

    public static final int NODES = 2;

    /** Small, and soon up: two servers that start at once share the processors of a build machine. */
    private static final List<String> JVM = List.of("-Xmx320m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Path folder;
    private final DurablePostgres postgres;
    private final SmtpSink sink;
    private final int[] ports = new int[NODES];
    private final OutboundProcess[] nodes = new OutboundProcess[NODES];

    /** @param delayOfThe250 how long each message stays on the wire */
    public TwoNodes(Duration delayOfThe250) throws IOException, SQLException {
        folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "running")), "TwoNodes")
                .toAbsolutePath();
        postgres = DurablePostgres.start(folder.resolve("pg"));
        sink = SmtpSink.configure().keepingMails().delay(delayOfThe250).start();
        for (int node = 0; node < NODES; node++) {
            ports[node] = FreePort.find();
        }
    }

    /** Starts those that do not run, both at once, and waits until they are ready. */
    public void start() throws IOException, InterruptedException {
        for (int node = 0; node < NODES; node++) {
            begin(node);
        }
        for (OutboundProcess node : nodes) {
            node.awaitReady();
        }
    }

    public void start(int node) throws IOException, InterruptedException {
        begin(node);
        nodes[node].awaitReady();
    }

    private void begin(int node) throws IOException {
        if (nodes[node] == null) {
            nodes[node] = OutboundProcess.start(MicroOnPostgres.JAR, home(node), ports[node], JVM, environment(node));
        }
    }

    /** SIGKILL. */
    public void kill(int node) throws InterruptedException {
        nodes[node].kill9();
        nodes[node] = null;
    }

    public void killAll() throws InterruptedException {
        for (int node = 0; node < NODES; node++) {
            kill(node);
        }
    }

    /** REST of one of them under the first key. */
    public Http api(int node) {
        return Http.at("http://127.0.0.1:" + ports[node] + "/outbound/api").with("x-api-key", Product.FIRST_KEY);
    }

    public DurablePostgres database() {
        return postgres;
    }

    public SmtpSink sink() {
        return sink;
    }

    private Path home(int node) {
        return folder.resolve("home-" + node);
    }

    private Map<String, String> environment(int node) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "OUTBOUND_DB_URL",
                postgres.url() + "?ApplicationName=node-" + node,
                "OUTBOUND_DB_USER",
                "postgres",
                "OUTBOUND_DB_PASSWORD",
                "postgres",
                "OUTBOUND_SECRET_KEY",
                "one-key-for-both-nodes",
                "OUTBOUND_EMAIL_SMTP_URL",
                sink.url(),
                "OUTBOUND_SANDBOX",
                "false",
                "OUTBOUND_ADMIN_PASSWORD",
                Product.PASSWORD,
                "OUTBOUND_API_KEY",
                Product.FIRST_KEY));
        environment.put("OUTBOUND_EMAIL_VERIFIED_DOMAINS", "example.com");
        environment.put("OUTBOUND_DEV", "true");
        return environment;
    }

    @Override
    public void close() throws IOException {
        for (OutboundProcess node : nodes) {
            if (node != null) {
                node.close();
            }
        }
        sink.close();
        postgres.close();
    }
}
