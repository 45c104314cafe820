package io.outbound.bench.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HttpSinkTest {

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void countsCallsAndUniqueIds() throws Exception {
        try (HttpSink sink = HttpSink.start("Idempotency-Key")) {
            call(sink, "1");
            call(sink, "1");
            call(sink, "2");

            assertThat(sink.calls()).isEqualTo(3);
            assertThat(sink.uniqueIds()).isEqualTo(2);
            assertThat(sink.keptCalls().get(0).path()).isEqualTo("/messages");
        }
    }

    @Test
    void answersWhatItIsTold() throws Exception {
        try (HttpSink sink = HttpSink.start("Idempotency-Key")) {
            sink.answering(call -> new HttpSink.Answer("bad".equals(call.id()) ? 429 : 200, "{}", Duration.ZERO));

            assertThat(call(sink, "bad")).isEqualTo(429);
            assertThat(call(sink, "good")).isEqualTo(200);
        }
    }

    @Test
    void canTakeTheCallAndStaySilent() throws Exception {
        try (HttpSink sink = HttpSink.start("Idempotency-Key")) {
            sink.answering(call -> new HttpSink.Answer(0, "", Duration.ZERO));

            assertThatThrownBy(() -> call(sink, "1")).isInstanceOf(IOException.class);
            assertThat(sink.uniqueIds()).isEqualTo(1);
        }
    }

    private int call(HttpSink sink, String id) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sink.url() + "/messages"))
                .header("Idempotency-Key", id)
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
