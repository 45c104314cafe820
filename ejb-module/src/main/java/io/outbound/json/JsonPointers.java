package io.outbound.json;

import jakarta.json.JsonException;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.util.Optional;

/** What stands in JSON of others at a place that somebody has named by a JSON pointer (RFC 6901). */
public final class JsonPointers {

    private static final int LONGEST = 200;

    private JsonPointers() {}

    /** Empty when there is no such place. */
    public static Optional<JsonValue> at(JsonStructure json, String pointer) {
        try {
            return Optional.of(Json.createPointer(pointer).getValue(json));
        } catch (JsonException | NumberFormatException | IndexOutOfBoundsException nothingThere) {
            return Optional.empty();
        }
    }

    /** A word, a number or a yes or no as text, its first 200 characters. */
    public static Optional<String> text(JsonStructure json, String pointer) {
        return at(json, pointer)
                .map(JsonPointers::text)
                .map(text -> text.substring(0, Math.min(text.length(), LONGEST)));
    }

    private static String text(JsonValue value) {
        return switch (value.getValueType()) {
            case STRING -> ((JsonString) value).getString();
            case NUMBER, TRUE, FALSE -> value.toString();
            case NULL, OBJECT, ARRAY -> null;
        };
    }
}
