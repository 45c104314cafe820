package io.outbound.rest.webhook;

import io.outbound.json.Json;
import io.outbound.webhook.Telling;
import io.outbound.webhook.Telling.Attempt;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One event for one webhook.
 *
 * @param eventId what comes as {@code webhook-id}
 * @param payload as it was sent, and its tries: only where one is asked for
 */
record TellingJson(
        long id,
        UUID webhookId,
        String eventId,
        String eventType,
        Telling.State state,
        int attempts,
        Instant nextAt,
        Integer lastStatus,
        Instant occurredAt,
        JsonObject payload,
        List<Attempt> tries) {

    static TellingJson of(Telling telling) {
        return of(telling, null);
    }

    static TellingJson of(Telling telling, List<Attempt> tries) {
        return new TellingJson(
                telling.id(),
                telling.webhookId(),
                "msg_" + telling.eventId(),
                telling.eventType(),
                telling.state(),
                telling.attempts(),
                telling.nextAt(),
                telling.lastStatus(),
                telling.occurredAt(),
                tries == null || telling.payload() == null ? null : object(telling.payload()),
                tries);
    }

    private static JsonObject object(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
