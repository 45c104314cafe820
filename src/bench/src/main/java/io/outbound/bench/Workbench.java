package io.outbound.bench;

import io.outbound.bench.product.Api;
import io.outbound.bench.product.DurablePostgres;
import io.outbound.bench.product.OutboundProcess;
import io.outbound.bench.sink.Sink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The product on Payara Micro with a durable PostgreSQL and a sink, in a folder of its own that goes away in the end.
 * The options of the product's JVM can be replaced by {@code -Dbench.jvm="-Xmx512m …"}, the port by
 * {@code -Dbench.port}; every {@code OUTBOUND_*} variable that is set is handed on.
 */
public final class Workbench implements AutoCloseable {

    private static final String KEY = "obk_benchkey_" + "b".repeat(43);

    private final Path folder;
    private final DurablePostgres postgres;
    private final Sink sink;
    private final int port;
    private final Map<String, String> extra;
    private OutboundProcess product;

    public Workbench(Sink sink) throws IOException, SQLException {
        this(sink, Integer.getInteger("bench.port", 8210), Map.of("OUTBOUND_EMAIL_SMTP_CONNECTIONS", "64"));
    }

    /** @param environment further variables for the product */
    public Workbench(Sink sink, int port, Map<String, String> environment) throws IOException, SQLException {
        this(sink, port, Files.createTempDirectory("outbound-bench"), environment);
    }

    /** @param folder exists, belongs to this workbench alone and goes away with it */
    public Workbench(Sink sink, int port, Path folder, Map<String, String> environment)
            throws IOException, SQLException {
        this.sink = sink;
        this.port = port;
        this.extra = environment;
        this.folder = folder.toAbsolutePath();
        this.postgres = DurablePostgres.start(this.folder.resolve("pg"));
    }

    /**
     * Starts it, or starts it again in the same home, and waits until it is ready.
     *
     * @param arguments handed to the server, such as {@code --deploy other.war}
     */
    public Workbench startProduct(String... arguments) throws IOException, InterruptedException {
        return startProduct(List.of(), arguments);
    }

    /** @param jvm further options, such as an agent */
    public Workbench startProduct(List<String> jvm, String... arguments) throws IOException, InterruptedException {
        Path jar = Path.of(System.getProperty(
                "bench.jar",
                projectRoot().resolve("src/micro/target/outbound-micro.jar").toString()));
        List<String> options = jvmOptions();
        options.addAll(jvm);
        product = OutboundProcess.start(jar, folder.resolve("home"), port, options, environment(), arguments);
        product.awaitReady();
        return this;
    }

    /** Benchmarks start in the root, tests in their module. */
    private static Path projectRoot() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("src/micro"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static List<String> jvmOptions() {
        return new ArrayList<>(
                List.of(System.getProperty("bench.jvm", "-Xmx512m").strip().split("\\s+")));
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        System.getenv().forEach((name, value) -> {
            if (name.startsWith("OUTBOUND_")) {
                environment.put(name, value);
            }
        });
        environment.putAll(Map.of(
                "OUTBOUND_DB_URL", postgres.url(),
                "OUTBOUND_DB_USER", "postgres",
                "OUTBOUND_DB_PASSWORD", "postgres",
                "OUTBOUND_EMAIL_SMTP_URL", sink.url(),
                "OUTBOUND_SANDBOX", "false",
                "OUTBOUND_SAMPLE_DATA", "false",
                "OUTBOUND_ADMIN_PASSWORD", "only-for-benchmarks-1",
                "OUTBOUND_API_KEY", KEY));
        environment.put("OUTBOUND_EMAIL_VERIFIED_DOMAINS", "example.com");
        environment.putAll(extra);
        return environment;
    }

    public Api api() {
        return new Api(product.url(), KEY);
    }

    public String key() {
        return KEY;
    }

    public int port() {
        return port;
    }

    public OutboundProcess product() {
        return product;
    }

    public DurablePostgres postgres() {
        return postgres;
    }

    public Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        if (product != null) {
            product.close();
        }
        postgres.close();
        if (!Boolean.getBoolean("bench.keep")) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }
}
