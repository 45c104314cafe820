package io.outbound.micro;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** What a person sees once the server answers: where it is and, on the first start, how to get in. */
final class Greeting {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** Micro returns when its deployments are done: what is not found then will not come. */
    private static final int ABSENT = 10;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Instant begun = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
    private final String url;
    private final Path credentials;
    private final ServerLog log;

    Greeting(int port, Path home, ServerLog log) {
        this.url = "http://localhost:" + port + "/outbound";
        this.credentials = home.resolve("initial-credentials");
        this.log = log;
    }

    /** @throws CannotStart when there is no application, or it does not become ready in time */
    String whenReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int absent = 0;
        for (int status = readiness(); status != 200; status = readiness()) {
            absent = status == 404 ? absent + 1 : 0;
            if (absent == ABSENT || System.nanoTime() > end) {
                throw new CannotStart(log.reason().orElse("the application did not become ready") + log.whereabouts());
            }
            Thread.sleep(200);
        }
        long seconds = Duration.between(begun, Instant.now()).toSeconds();
        return "\n  Outbound is ready: " + url + " (after " + seconds + " s)\n" + wayIn() + "  Ctrl-C stops it.\n";
    }

    /** The generated secrets are shown once: on the start that made them. */
    private String wayIn() throws IOException {
        if (!Files.exists(credentials)) {
            return "";
        }
        if (Files.getLastModifiedTime(credentials).toInstant().isBefore(begun)) {
            return "  How to sign in: see " + credentials + ", until the password is changed.\n";
        }
        StringBuilder text = new StringBuilder();
        Files.readAllLines(credentials)
                .forEach(line -> text.append("  ").append(line).append("\n"));
        return text.toString();
    }

    private int readiness() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/health/ready"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException notYet) {
            return 0;
        }
    }
}
