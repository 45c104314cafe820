package io.outbound.bench.product;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** Calls to the REST API under one key; an answer that is not 2xx is an exception that quotes it. */
public final class Api {

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final String base;
    private final String key;

    /** @param base such as {@code http://127.0.0.1:8080/outbound} */
    public Api(String base, String key) {
        this.base = base;
        this.key = key;
    }

    public JsonObject get(String path) throws IOException, InterruptedException {
        return call(request(path).GET().build());
    }

    public JsonObject post(String path, JsonObject body) throws IOException, InterruptedException {
        return call(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    public JsonObject postCsv(String path, Path file) throws IOException, InterruptedException {
        return call(request(path)
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofFile(file))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + "/api/" + path))
                .timeout(Duration.ofMinutes(5))
                .header("x-api-key", key)
                .header("Accept", "application/json");
    }

    private JsonObject call(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(request.method() + " "
                    + request.uri().getPath() + " answered " + answer.statusCode() + " " + answer.body());
        }
        String body = answer.body().isBlank() ? "{}" : answer.body();
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        }
    }
}
