package io.outbound.rest.json;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Optional;

/**
 * Values to JSON text: records by component, instants and the like by their ISO 8601 text, an empty optional as null.
 * {@code <} is written as an escape, so that the text may stand inside a page.
 */
public final class JsonText {

    private final StringBuilder out = new StringBuilder(512);

    private JsonText() {}

    public static String of(Object value) {
        JsonText text = new JsonText();
        text.write(value);
        return text.out.toString();
    }

    private void write(Object value) {
        if (value == null || value == JsonValue.NULL) {
            out.append("null");
        } else if (value instanceof Optional<?> optional) {
            write(optional.orElse(null));
        } else if (value instanceof JsonString text) {
            quote(text.getString());
        } else if (value instanceof Map<?, ?> map) {
            map(map);
        } else if (value instanceof Iterable<?> items) {
            array(items);
        } else if (value instanceof Record one) {
            object(one);
        } else if (value instanceof Double number && !Double.isFinite(number)) {
            out.append("null");
        } else if (value instanceof Boolean || value instanceof Number || value instanceof JsonValue) {
            out.append(value);
        } else {
            quote(value instanceof Enum<?> constant ? constant.name() : value.toString());
        }
    }

    private void map(Map<?, ?> map) {
        char before = '{';
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(before);
            property(entry.getKey().toString(), entry.getValue());
            before = ',';
        }
        out.append(before == '{' ? "{}" : "}");
    }

    private void array(Iterable<?> items) {
        char before = '[';
        for (Object item : items) {
            out.append(before);
            write(item);
            before = ',';
        }
        out.append(before == '[' ? "[]" : "]");
    }

    private void object(Record one) {
        char before = '{';
        for (RecordComponent component : one.getClass().getRecordComponents()) {
            out.append(before);
            property(component.getName(), valueOf(component, one));
            before = ',';
        }
        out.append(before == '{' ? "{}" : "}");
    }

    private static Object valueOf(RecordComponent component, Record one) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(one);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void property(String name, Object value) {
        quote(name);
        out.append(':');
        write(value);
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20 || c == '<' || c == 0x2028 || c == 0x2029 || c == 0x7f) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
