package io.outbound.rest.json;

import io.outbound.kernel.DomainException;
import io.outbound.kernel.DomainException.Kind;
import io.outbound.kernel.FieldError;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A tree of JSON values to a record: unknown properties and values of another JSON type are malformed (400), text that
 * does not mean anything is invalid (422); all of them are reported at once, each with its place.
 *
 * <p>Knows records, lists, sets, maps with text keys, optionals, enums, text, numbers, booleans, the value types of
 * {@link Scalars} and {@link JsonValue} for anything. An absent or null property becomes null, an empty optional, list,
 * set or map; for a primitive it is an error.
 */
public final class RecordBinder {

    private final List<FieldError> malformed = new ArrayList<>();
    private final List<FieldError> invalid = new ArrayList<>();

    private RecordBinder() {}

    /** @throws DomainException MALFORMED or INVALID with one entry for each place at fault */
    public static <T> T bind(JsonValue value, Class<T> type) {
        return type.cast(bind(value, (Type) type));
    }

    static Object bind(JsonValue value, Type type) {
        RecordBinder binder = new RecordBinder();
        Object bound = binder.read(value, type, "");
        if (!binder.malformed.isEmpty()) {
            throw failure(Kind.MALFORMED, binder.malformed);
        }
        if (!binder.invalid.isEmpty()) {
            throw failure(Kind.INVALID, binder.invalid);
        }
        return bound;
    }

    private static DomainException failure(Kind kind, List<FieldError> errors) {
        FieldError first = errors.get(0);
        return new DomainException(kind, first.code(), first.message(), errors);
    }

    private Object read(JsonValue value, Type type, String pointer) {
        if (type instanceof ParameterizedType generic) {
            return readGeneric(value, generic, pointer);
        }
        Class<?> raw = (Class<?>) type;
        if (JsonValue.class.isAssignableFrom(raw)) {
            return value == null || raw.isInstance(value) ? value : wrongType(pointer, raw.getSimpleName());
        }
        if (value == null || value == JsonValue.NULL) {
            return raw.isPrimitive() ? missing(pointer) : null;
        }
        if (raw.isRecord()) {
            return value instanceof JsonObject object ? record(object, raw, pointer) : wrongType(pointer, "object");
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return value == JsonValue.TRUE || value == JsonValue.FALSE
                    ? (Object) (value == JsonValue.TRUE)
                    : wrongType(pointer, "boolean");
        }
        return Scalars.knows(raw) ? text(value, raw, pointer) : number(value, raw, pointer);
    }

    private Object readGeneric(JsonValue value, ParameterizedType type, String pointer) {
        Class<?> raw = (Class<?>) type.getRawType();
        boolean absent = value == null || value == JsonValue.NULL;
        if (raw == Optional.class) {
            return absent ? Optional.empty() : Optional.ofNullable(read(value, argument(type, 0), pointer));
        }
        if (raw == Map.class) {
            return absent ? Map.of() : map(value, argument(type, 1), pointer);
        }
        List<Object> items = absent ? List.of() : items(value, argument(type, 0), pointer);
        return raw == Set.class ? new LinkedHashSet<>(items) : items;
    }

    private static Type argument(ParameterizedType type, int index) {
        return type.getActualTypeArguments()[index];
    }

    private List<Object> items(JsonValue value, Type type, String pointer) {
        List<Object> items = new ArrayList<>();
        if (value instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                String place = pointer + "/" + i;
                items.add(array.get(i) == JsonValue.NULL ? missing(place) : read(array.get(i), type, place));
            }
        } else {
            wrongType(pointer, "array");
        }
        return items;
    }

    private Map<String, Object> map(JsonValue value, Type type, String pointer) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof JsonObject object) {
            object.forEach((name, item) -> map.put(name, read(item, type, pointer + "/" + JsonTree.escape(name))));
        } else {
            wrongType(pointer, "object");
        }
        return map;
    }

    private Object record(JsonObject object, Class<?> type, String pointer) {
        RecordComponent[] components = type.getRecordComponents();
        Map<String, JsonValue> others = new LinkedHashMap<>(object);
        Arrays.stream(components).filter(c -> !takesOthers(c)).forEach(c -> others.remove(c.getName()));
        boolean kept = Arrays.stream(components).anyMatch(RecordBinder::takesOthers);
        if (!kept && !type.isAnnotationPresent(IgnoreUnknown.class)) {
            others.keySet().forEach(name -> unknown(pointer + "/" + JsonTree.escape(name)));
        }
        int faults = malformed.size() + invalid.size();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            String name = component.getName();
            values[i] = takesOthers(component)
                    ? others
                    : read(object.get(name), component.getGenericType(), pointer + "/" + name);
        }
        return faults == malformed.size() + invalid.size() ? construct(type, components, values) : null;
    }

    private static boolean takesOthers(RecordComponent component) {
        return component.isAnnotationPresent(Others.class);
    }

    private static Object construct(Class<?> type, RecordComponent[] components, Object[] values) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object text(JsonValue value, Class<?> type, String pointer) {
        if (!(value instanceof JsonString text)) {
            return wrongType(pointer, "string");
        }
        try {
            return Scalars.read(type, text.getString());
        } catch (IllegalArgumentException e) {
            invalid.add(new FieldError(pointer, "invalid-value", describe(type)));
            return null;
        }
    }

    private static String describe(Class<?> type) {
        return type.isEnum()
                ? "Must be one of "
                        + String.join(
                                ", ",
                                Arrays.stream(type.getEnumConstants())
                                        .map(Object::toString)
                                        .toList()) + "."
                : "This is not a valid value.";
    }

    private Object number(JsonValue value, Class<?> type, String pointer) {
        if (!(value instanceof JsonNumber number)) {
            return wrongType(pointer, "number");
        }
        BigDecimal exact = number.bigDecimalValue();
        try {
            if (type == int.class || type == Integer.class) {
                return exact.intValueExact();
            }
            if (type == long.class || type == Long.class) {
                return exact.longValueExact();
            }
        } catch (ArithmeticException e) {
            return wrongType(pointer, "whole number in range");
        }
        if (type == double.class || type == Double.class) {
            return exact.doubleValue();
        }
        if (type == BigDecimal.class) {
            return exact;
        }
        throw new IllegalStateException("No way to read JSON into " + type);
    }

    private Object missing(String pointer) {
        invalid.add(new FieldError(pointer, "required", "This property is required."));
        return null;
    }

    private void unknown(String pointer) {
        malformed.add(new FieldError(pointer, "unknown-property", "This property is unknown or cannot be set."));
    }

    private Object wrongType(String pointer, String expected) {
        malformed.add(new FieldError(pointer, "wrong-type", "Must be: " + expected + "."));
        return null;
    }
}
