package io.outbound.product;

import io.outbound.bench.product.DurablePostgres;
import io.outbound.bench.sink.SmtpSink;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** What a server needs around it: a PostgreSQL, a mail server, an empty home, a free port. */
final class Surroundings implements AutoCloseable {

    final Path folder;
    final DurablePostgres postgres;
    final SmtpSink sink;
    final int port;

    Surroundings(String name) throws IOException, SQLException {
        this.folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "running")), name)
                .toAbsolutePath();
        this.postgres = DurablePostgres.start(folder.resolve("pg"));
        this.sink = SmtpSink.configure().keepingMails().start();
        this.port = freePort();
    }

    Path home() {
        return folder.resolve("home");
    }

    String url() {
        return "http://127.0.0.1:" + port + "/outbound";
    }

    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "OUTBOUND_HOME", home().toString(),
                "OUTBOUND_PORT", String.valueOf(port),
                "OUTBOUND_PUBLIC_URL", url(),
                "OUTBOUND_DB_URL", postgres.url(),
                "OUTBOUND_DB_USER", "postgres",
                "OUTBOUND_DB_PASSWORD", "postgres",
                "OUTBOUND_EMAIL_SMTP_URL", sink.url()));
        environment.put("OUTBOUND_EMAIL_VERIFIED_DOMAINS", "example.com");
        environment.put("OUTBOUND_EMAIL_BOUNCE_ADDRESS", "bounces@bounce.example.com");
        environment.put("OUTBOUND_WEBPUSH_ORIGINS", "https://shop.example.com, " + HostSite.ORIGIN);
        environment.put("OUTBOUND_ADMIN_PASSWORD", Product.PASSWORD);
        environment.put("OUTBOUND_API_KEY", Product.FIRST_KEY);
        return environment;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        sink.close();
        postgres.close();
    }
}
