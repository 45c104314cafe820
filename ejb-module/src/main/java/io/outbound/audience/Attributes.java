package io.outbound.audience;

import io.outbound.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Attributes between JSON text and the plain maps, lists, texts, numbers and booleans that templates know. */
public final class Attributes {

    /** A control character takes six. */
    private static final int LONGEST_ESCAPE = 6;

    private Attributes() {}

    public static String json(Map<String, Object> attributes) {
        if (attributes.isEmpty()) {
            return "{}";
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator json = Json.createGenerator(text)) {
            json.writeStartObject();
            attributes.forEach((name, value) -> write(json, name, value));
            json.writeEnd();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, String name, Object value) {
        if (value instanceof String text) {
            json.write(name, text);
        } else {
            json.write(name, toJson(value));
        }
    }

    /** Whether their JSON has so many characters at most; cheap when it is far from that. */
    static boolean fit(Map<String, Object> attributes, int characters) {
        long most = 2;
        for (Map.Entry<String, Object> attribute : attributes.entrySet()) {
            Object value = attribute.getValue();
            if (value instanceof Map || value instanceof List) {
                return json(attributes).length() <= characters;
            }
            most += attribute.getKey().length() + String.valueOf(value).length() + 1L;
        }
        return most * LONGEST_ESCAPE <= characters || json(attributes).length() <= characters;
    }

    /** One value, a list or an object too. */
    static String jsonOf(Object value) {
        return toJson(value).toString();
    }

    public static Map<String, Object> read(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return plain(reader.readObject());
        }
    }

    public static Map<String, Object> plain(JsonObject object) {
        Map<String, Object> map = new LinkedHashMap<>();
        object.forEach((name, value) -> {
            Object plain = plain(value);
            if (plain != null) {
                map.put(name, plain);
            }
        });
        return map;
    }

    private static Object plain(JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT -> plain(value.asJsonObject());
            case ARRAY ->
                ((JsonArray) value)
                        .stream()
                                .map(Attributes::plain)
                                .filter(Objects::nonNull)
                                .toList();
            case STRING -> ((JsonString) value).getString();
            case NUMBER -> ((JsonNumber) value).bigDecimalValue();
            case TRUE -> true;
            case FALSE -> false;
            case NULL -> null;
        };
    }

    private static JsonValue toJson(Object value) {
        if (value instanceof Map<?, ?> map) {
            JsonObjectBuilder object = Json.createObjectBuilder();
            map.forEach((name, member) -> object.add(name.toString(), toJson(member)));
            return object.build();
        }
        if (value instanceof List<?> list) {
            var array = Json.createArrayBuilder();
            list.forEach(item -> array.add(toJson(item)));
            return array.build();
        }
        if (value instanceof Boolean flag) {
            return flag ? JsonValue.TRUE : JsonValue.FALSE;
        }
        if (value instanceof BigDecimal number) {
            return Json.createValue(number);
        }
        return value == null ? JsonValue.NULL : Json.createValue(value.toString());
    }
}
