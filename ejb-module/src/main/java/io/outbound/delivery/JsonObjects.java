package io.outbound.delivery;

import io.outbound.json.Json;
import io.outbound.json.JsonNumbers;
import io.outbound.kernel.DomainException;
import io.outbound.kernel.DomainException.Kind;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON text as plain maps, lists, strings, numbers and booleans: what a template sees. */
final class JsonObjects {

    private JsonObjects() {}

    /** @throws DomainException INVALID for a number that no message can hold */
    static Map<String, Object> read(String json) {
        if (json == null || json.isEmpty() || "{}".equals(json)) {
            return new LinkedHashMap<>();
        }
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return map(reader.readObject());
        }
    }

    private static Map<String, Object> map(JsonObject object) {
        Map<String, Object> map = new LinkedHashMap<>();
        object.forEach((name, value) -> map.put(name, plain(value)));
        return map;
    }

    private static List<Object> list(JsonArray array) {
        List<Object> list = new java.util.ArrayList<>(array.size());
        array.forEach(value -> list.add(plain(value)));
        return list;
    }

    private static Object plain(JsonValue value) {
        return switch (value.getValueType()) {
            case STRING -> ((JsonString) value).getString();
            case NUMBER -> number((JsonNumber) value);
            case TRUE -> Boolean.TRUE;
            case FALSE -> Boolean.FALSE;
            case NULL -> null;
            case OBJECT -> map(value.asJsonObject());
            case ARRAY -> list(value.asJsonArray());
        };
    }

    /** What was stored before such numbers were refused is still there. */
    private static Object number(JsonNumber number) {
        if (!JsonNumbers.isShort(number.bigDecimalValue())) {
            throw new DomainException(
                    Kind.INVALID, "number-out-of-range", "A number in the recipient's data is too large or too small.");
        }
        return number.isIntegral() ? (Object) number.bigIntegerValue() : number.bigDecimalValue();
    }
}
