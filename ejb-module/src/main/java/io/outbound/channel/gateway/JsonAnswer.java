package io.outbound.channel.gateway;

import io.outbound.json.Json;
import io.outbound.json.JsonPointers;
import io.outbound.outgoing.Exchange.Answered;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.StringReader;
import java.util.Optional;

/** What a gateway says in JSON. */
public final class JsonAnswer {

    private final JsonStructure json;

    private JsonAnswer(JsonStructure json) {
        this.json = json;
    }

    /** @throws UnreadableAnswerException when it is no JSON */
    public static JsonAnswer of(Answered answer) {
        return of(answer.text());
    }

    /** @throws UnreadableAnswerException when it is no JSON */
    public static JsonAnswer of(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return new JsonAnswer(reader.read());
        } catch (JsonException | IllegalStateException e) {
            throw new UnreadableAnswerException("what was answered is no JSON");
        }
    }

    /** What stands there, its first 200 characters; empty when nothing does. */
    public Optional<String> at(String pointer) {
        return JsonPointers.text(json, pointer);
    }
}
