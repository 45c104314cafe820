package io.outbound.micro;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What a person sees once the server answers: where it is and, until the password is changed, how to get in. */
final class Greeting {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final String url;
    private final Path credentials;

    Greeting(int port, Path home) {
        this.url = "http://localhost:" + port + "/outbound";
        this.credentials = home.resolve("initial-credentials");
    }

    void printWhenReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!ready()) {
            if (System.nanoTime() > end) {
                throw new Launcher.CannotStart("the server did not become ready; see the messages above.");
            }
            Thread.sleep(200);
        }
        StringBuilder text =
                new StringBuilder("\n  Outbound is ready: ").append(url).append("\n");
        if (Files.exists(credentials)) {
            Files.readAllLines(credentials)
                    .forEach(line -> text.append("  ").append(line).append("\n"));
        }
        System.out.println(text.append("  Ctrl-C stops it.\n"));
    }

    private boolean ready() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/health/ready"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
