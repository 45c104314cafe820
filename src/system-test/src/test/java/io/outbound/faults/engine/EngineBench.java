package io.outbound.faults.engine;

import io.outbound.bench.product.DurablePostgres;
import io.outbound.bench.sink.Journal;
import io.outbound.bench.sink.SinkCertificate;
import io.outbound.bench.sink.SmtpSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;

/**
 * What engines are started on: a PostgreSQL that keeps what it commits, with the product's schema, and a mail server with a
 * journal. Both live through all faults; only engines come and go.
 */
public final class EngineBench implements AutoCloseable {

    public static final int SLOTS = 8;
    private static final Duration DELAY_OF_THE_250 = Duration.ofMillis(4);

    private final Path folder;
    private final DurablePostgres postgres;
    private final SmtpSink sink;
    private final Path journal;
    private final Runs runs;
    private final Map<String, Engine> engines = new HashMap<>();
    private SinkCertificate certificate;
    private long mark;

    public EngineBench(Path folder) throws IOException, SQLException {
        this.folder = Files.createTempDirectory(Files.createDirectories(folder), "engine")
                .toAbsolutePath();
        this.postgres = DurablePostgres.start(this.folder.resolve("pg"));
        this.journal = this.folder.resolve("journal");
        this.sink =
                SmtpSink.configure().journal(journal).delay(DELAY_OF_THE_250).start();
        Flyway.configure()
                .dataSource(postgres.url(), "postgres", "postgres")
                .locations("classpath:db/migration/postgresql")
                .load()
                .migrate();
        this.runs = new Runs(this);
    }

    public DurablePostgres postgres() {
        return postgres;
    }

    public Path data() {
        return folder.resolve("pg");
    }

    public SmtpSink sink() {
        return sink;
    }

    public Runs runs() {
        return runs;
    }

    public Connection connect() throws SQLException {
        return postgres.connect();
    }

    /** An engine that sends to the sink. */
    public Engine start(String node) throws IOException {
        return start(node, List.of(), Map.of());
    }

    /** @param properties in place of or beside what an engine has here */
    public Engine start(String node, List<String> jvm, Map<String, String> properties) throws IOException {
        Map<String, String> all = new HashMap<>(Map.of(
                "engine.db", postgres.url() + "?ApplicationName=" + node,
                "outbound.secret-key", "one-key-for-every-engine",
                "outbound.email.smtp.url", sink.url(),
                "outbound.email.smtp.connections", String.valueOf(SLOTS),
                "outbound.email.smtp.lane-connections", "4",
                "outbound.delivery.lease-seconds", "4",
                "outbound.execution.lease-seconds", "4"));
        all.putAll(properties);
        if (engines.containsKey(node)) {
            engines.get(node).end(); // gone already, unless its round was broken off
        }
        Engine engine = Engine.start(folder.resolve(node), jvm, all);
        engines.put(node, engine);
        return engine;
    }

    /** Vouched for by nobody. */
    public SinkCertificate certificate() throws Exception {
        if (certificate == null) {
            certificate = SinkCertificate.selfSigned(folder, "ip:127.0.0.1");
        }
        return certificate;
    }

    /** A place in the sink's journal: {@link #taken()} begins here. */
    public void mark() throws IOException {
        mark = Files.exists(journal) ? Files.size(journal) : 0;
    }

    /** What the sink has taken since the mark. */
    public List<Journal.Entry> taken() throws IOException {
        return Journal.read(journal, mark);
    }

    @Override
    public void close() throws IOException {
        for (Engine engine : new ArrayList<>(engines.values())) {
            try {
                engine.kill9();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        sink.close();
        postgres.close();
    }
}
