package io.outbound.trigger;

import io.outbound.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** JSON as templates take it, and in the one form in which two equal bodies have equal text. */
final class JsonMaps {

    private JsonMaps() {}

    static Map<String, Object> of(JsonObject object) {
        Map<String, Object> map = new LinkedHashMap<>();
        object.forEach((name, value) -> map.put(name, plain(value)));
        return map;
    }

    private static Object plain(JsonValue value) {
        return switch (value.getValueType()) {
            case STRING -> ((JsonString) value).getString();
            case NUMBER -> ((JsonNumber) value).bigDecimalValue();
            case TRUE -> Boolean.TRUE;
            case FALSE -> Boolean.FALSE;
            case NULL -> null;
            case OBJECT -> of(value.asJsonObject());
            case ARRAY -> plainList(value);
        };
    }

    private static List<Object> plainList(JsonValue array) {
        List<Object> items = new ArrayList<>(); // may hold nulls
        array.asJsonArray().forEach(item -> items.add(plain(item)));
        return items;
    }

    /** {@code over} wins. */
    static JsonObject merge(JsonObject under, JsonObject over) {
        if (under.isEmpty()) {
            return over;
        }
        JsonObjectBuilder merged = Json.createObjectBuilder(under);
        over.forEach(merged::add);
        return merged.build();
    }

    static JsonObject withRequestId(JsonObject body, String requestId) {
        return Json.createObjectBuilder(body).add("requestId", requestId).build();
    }

    /** Names sorted at every level. */
    static JsonValue canonical(JsonValue value) {
        if (value instanceof JsonObject object) {
            JsonObjectBuilder sorted = Json.createObjectBuilder();
            new TreeMap<>(object).forEach((name, item) -> sorted.add(name, canonical(item)));
            return sorted.build();
        }
        if (value.getValueType() == JsonValue.ValueType.ARRAY) {
            JsonArrayBuilder items = Json.createArrayBuilder();
            value.asJsonArray().forEach(item -> items.add(canonical(item)));
            return items.build();
        }
        return value;
    }
}
