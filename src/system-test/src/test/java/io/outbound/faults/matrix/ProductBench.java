package io.outbound.faults.matrix;

import io.outbound.bench.Workbench;
import io.outbound.bench.product.CampaignKit;
import io.outbound.bench.product.FreePort;
import io.outbound.bench.sink.Journal;
import io.outbound.bench.sink.SmtpSink;
import io.outbound.product.Http;
import io.outbound.smoke.Kit;
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
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The whole product on Payara Micro with a PostgreSQL and a mail server that outlive it. */
final class ProductBench implements AutoCloseable {

    static final int CONNECTIONS = 16;
    private static final Duration DELAY_OF_THE_250 = Duration.ofMillis(8);
    private static final List<String> JVM = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Path folder;
    private final Path journal;
    private final SmtpSink sink;
    private final Workbench bench;
    private final Map<Integer, String> lists = new HashMap<>();
    private CampaignKit campaigns;
    private String triggered;
    private boolean up;
    private long mark;

    ProductBench(Path parent) throws IOException, SQLException {
        folder = Files.createTempDirectory(Files.createDirectories(parent), "product")
                .toAbsolutePath();
        journal = folder.resolve("journal");
        sink = SmtpSink.configure().journal(journal).delay(DELAY_OF_THE_250).start();
        bench = new Workbench(
                sink,
                FreePort.find(),
                Files.createDirectory(folder.resolve("bench")),
                Map.of(
                        "OUTBOUND_EMAIL_SMTP_CONNECTIONS",
                        String.valueOf(CONNECTIONS),
                        "OUTBOUND_DELIVERY_LEASE_SECONDS",
                        "10"));
    }

    /** Running and ready, started if it is not. */
    Workbench running() throws Exception {
        if (!up) {
            start(List.of());
        }
        return bench;
    }

    void start(List<String> more) throws Exception {
        List<String> options = new ArrayList<>(JVM);
        options.addAll(more);
        bench.startProduct(options);
        up = true;
        if (campaigns == null) {
            campaigns = new CampaignKit(bench.api());
            try (Connection connection = connect()) {
                Witness.install(connection);
            }
        }
    }

    /** It has ended, or will have in a moment. */
    void isDown() {
        up = false;
    }

    void kill9() throws Exception {
        bench.product().kill9();
        isDown();
    }

    SmtpSink sink() {
        return sink;
    }

    Path data() {
        return bench.folder().resolve("pg");
    }

    Connection connect() throws SQLException {
        return bench.postgres().connect();
    }

    /** REST under the first key. */
    Http api() throws Exception {
        return Http.at(running().product().url() + "/api").with("x-api-key", bench.key());
    }

    CampaignKit campaigns() throws Exception {
        running();
        return campaigns;
    }

    /** People {@code person1..n@example.com} on one list. */
    String list(int people) throws Exception {
        running();
        String known = lists.get(people);
        if (known == null) {
            known = campaigns.listOf(people, "person", folder);
            lists.put(people, known);
        }
        return known;
    }

    static Set<String> people(int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(i -> "person" + i + "@example.com")
                .collect(Collectors.toSet());
    }

    /** A broadcast in DRAFT: it begins when it is finished. */
    UUID draft(int people) throws Exception {
        return campaigns().draft(list(people), "Faults " + UUID.randomUUID());
    }

    /** A live campaign that calls trigger. */
    String triggered() throws Exception {
        if (triggered == null) {
            Kit kit = new Kit(api());
            triggered = kit.live("faults", kit.template("Order {{ context.order }}", "<p>Thank you</p>"));
        }
        return triggered;
    }

    void mark() throws IOException {
        mark = Files.exists(journal) ? Files.size(journal) : 0;
    }

    List<Journal.Entry> taken() throws IOException {
        return Files.exists(journal) ? Journal.read(journal, mark) : List.of();
    }

    @Override
    public void close() throws IOException {
        bench.close();
        sink.close();
    }
}
