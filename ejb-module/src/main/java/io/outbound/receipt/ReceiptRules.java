package io.outbound.receipt;

import io.outbound.delivery.Receipt.Event;
import io.outbound.json.Json;
import io.outbound.json.JsonPointers;
import io.outbound.settings.Configuration;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a gateway tells what became of messages, as an operator describes it under a prefix such as
 * {@code outbound.sms.receipts}.
 *
 * @param items pointer to the list of receipts in a body; empty: the body is one, or a list of them
 * @param messageId pointer, within a receipt, to the gateway's id
 * @param reference pointer likewise to ours
 * @param status pointer likewise to the word that {@code meanings} knows in lower case
 * @param code pointer likewise to a reason
 * @param dead reasons that mean that the address is not to be written to again
 */
record ReceiptRules(
        String items,
        String messageId,
        String reference,
        String status,
        String code,
        Map<Event, Set<String>> meanings,
        Set<String> dead) {

    private static final int MOST = 1_000;

    static ReceiptRules read(Configuration configuration, String prefix) {
        Function<String, Optional<String>> key = name -> configuration.text(prefix + "." + name);
        Map<Event, Set<String>> meanings = new EnumMap<>(Event.class);
        meanings.put(Event.DELIVERED, words(key.apply("delivered").orElse("delivered,delivrd")));
        meanings.put(Event.SEEN, words(key.apply("seen").orElse("seen,read")));
        meanings.put(
                Event.BOUNCED,
                words(key.apply("failed")
                        .orElse("failed,undelivered,undeliverable,undeliv,rejected,rejectd,expired,deleted")));
        meanings.put(Event.DELAYED, words(key.apply("delayed").orElse("delayed,buffered")));
        return new ReceiptRules(
                key.apply("items").orElse(""),
                key.apply("message-id").orElse("/messageId"),
                key.apply("reference").orElse("/reference"),
                key.apply("status").orElse("/status"),
                key.apply("code").orElse("/code"),
                meanings,
                words(key.apply("dead-codes").orElse("")));
    }

    private static Set<String> words(String list) {
        return Arrays.stream(list.split(","))
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The receipts in a body, those that say nothing to us left out.
     *
     * @throws JsonException for what cannot be read
     */
    List<GatewayReceipt> in(String body, boolean form) {
        return items(form ? form(body) : json(body))
                .limit(MOST)
                .flatMap(item -> receipt(item).stream())
                .toList();
    }

    private Stream<JsonObject> items(JsonStructure body) {
        JsonValue list = items.isEmpty() ? body : JsonPointers.at(body, items).orElse(JsonValue.NULL);
        return switch (list.getValueType()) {
            case ARRAY ->
                ((JsonArray) list)
                        .stream()
                                .filter(item -> item.getValueType() == JsonValue.ValueType.OBJECT)
                                .map(JsonValue::asJsonObject);
            case OBJECT -> Stream.of(list.asJsonObject());
            default -> Stream.empty();
        };
    }

    private Optional<GatewayReceipt> receipt(JsonObject item) {
        return receipt(
                JsonPointers.text(item, messageId).orElse(null),
                JsonPointers.text(item, reference).orElse(null),
                JsonPointers.text(item, status).orElse(""),
                JsonPointers.text(item, code).orElse(null));
    }

    /** Empty when the word says nothing to us. */
    Optional<GatewayReceipt> receipt(String id, String ours, String word, String reason) {
        String said = word.toLowerCase(Locale.ROOT);
        return meanings.entrySet().stream()
                .filter(meaning -> meaning.getValue().contains(said))
                .map(Map.Entry::getKey)
                .findFirst()
                .map(event -> new GatewayReceipt(
                        id,
                        ours,
                        event,
                        reason != null && dead.contains(reason.toLowerCase(Locale.ROOT)),
                        reason,
                        said));
    }

    private static JsonStructure json(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.read();
        }
    }

    private static JsonStructure form(String body) {
        JsonObjectBuilder fields = Json.createObjectBuilder();
        for (String field : body.split("&")) {
            String[] parts = field.split("=", 2);
            if (parts.length == 2) {
                fields.add(decoded(parts[0]), decoded(parts[1]));
            }
        }
        return fields.build();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new JsonException("not a form", e);
        }
    }
}
