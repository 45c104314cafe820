package io.outbound.rest.openapi;

import io.outbound.rest.json.Others;
import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Types to JSON Schema (2020-12): each record once, under {@code components}, by its name. */
final class Schemas {

    private static final Map<Class<?>, Map<String, Object>> SIMPLE = new LinkedHashMap<>();

    static {
        SIMPLE.put(String.class, Map.of("type", "string"));
        SIMPLE.put(UUID.class, Map.of("type", "string", "format", "uuid"));
        SIMPLE.put(Instant.class, Map.of("type", "string", "format", "date-time"));
        SIMPLE.put(LocalDateTime.class, Map.of("type", "string", "examples", List.of("2027-03-28T09:00:00")));
        SIMPLE.put(LocalDate.class, Map.of("type", "string", "format", "date"));
        SIMPLE.put(Duration.class, Map.of("type", "string", "format", "duration"));
        SIMPLE.put(ZoneId.class, Map.of("type", "string", "examples", List.of("Europe/Rome")));
        SIMPLE.put(URI.class, Map.of("type", "string", "format", "uri-reference"));
        for (Class<?> whole : List.of(int.class, Integer.class)) {
            SIMPLE.put(whole, Map.of("type", "integer", "format", "int32"));
        }
        for (Class<?> whole : List.of(long.class, Long.class)) {
            SIMPLE.put(whole, Map.of("type", "integer", "format", "int64"));
        }
        for (Class<?> number : List.of(double.class, Double.class, BigDecimal.class)) {
            SIMPLE.put(number, Map.of("type", "number"));
        }
        for (Class<?> flag : List.of(boolean.class, Boolean.class)) {
            SIMPLE.put(flag, Map.of("type", "boolean"));
        }
    }

    private final Map<String, Object> components = new TreeMap<>();
    private final Map<String, Type> named = new LinkedHashMap<>();

    Map<String, Object> components() {
        return components;
    }

    Map<String, Object> of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic(generic);
        }
        if (!(type instanceof Class<?> raw)) {
            return Map.of();
        }
        if (SIMPLE.containsKey(raw)) {
            return SIMPLE.get(raw);
        }
        if (raw.isEnum()) {
            List<String> names = Arrays.stream(raw.getEnumConstants())
                    .map(c -> ((Enum<?>) c).name())
                    .toList();
            return Map.of("type", "string", "enum", names);
        }
        if (raw.isRecord()) {
            return reference(raw, raw, Map.of());
        }
        if (JsonArray.class.isAssignableFrom(raw) || Collection.class.isAssignableFrom(raw)) {
            return Map.of("type", "array", "items", Map.of());
        }
        boolean anything = raw == Object.class || raw == JsonValue.class;
        return anything ? Map.of() : Map.of("type", "object");
    }

    private Map<String, Object> generic(ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type last = type.getActualTypeArguments()[type.getActualTypeArguments().length - 1];
        if (raw == Optional.class) {
            return Map.of("anyOf", List.of(of(last), Map.of("type", "null")));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return Map.of("type", "object", "additionalProperties", of(last));
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return Map.of("type", "array", "items", of(last));
        }
        return raw.isRecord() ? reference(type, raw, Map.of(raw.getTypeParameters()[0].getName(), last)) : Map.of();
    }

    private Map<String, Object> reference(Type type, Class<?> raw, Map<String, Type> variables) {
        String name = nameOf(type, raw, variables);
        if (named.putIfAbsent(name, type) == null) {
            components.put(name, object(raw, variables));
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    /** Two records of one name in two packages: the second is told apart by its package. */
    private String nameOf(Type type, Class<?> raw, Map<String, Type> variables) {
        String simple = raw.getSimpleName().replaceFirst("Json$", "");
        String outer = raw.getDeclaringClass() == null
                ? ""
                : raw.getDeclaringClass().getSimpleName().replaceFirst("(Json|Resource)$", "");
        StringBuilder name = new StringBuilder(outer).append(simple);
        variables.values().forEach(v -> name.append("Of").append(v.getTypeName().replaceFirst(".*[.$]", "")));
        Type known = named.get(name.toString());
        if (known == null || known.getTypeName().equals(type.getTypeName())) {
            return name.toString();
        }
        String last = raw.getPackageName().replaceFirst(".*\\.", "");
        return Character.toUpperCase(last.charAt(0)) + last.substring(1) + name;
    }

    private Map<String, Object> object(Class<?> raw, Map<String, Type> variables) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        boolean open = false;
        for (RecordComponent component : raw.getRecordComponents()) {
            if (component.isAnnotationPresent(Others.class)) {
                open = true;
                continue;
            }
            properties.put(component.getName(), of(substituted(component.getGenericType(), variables)));
            if (component.getType().isPrimitive()) {
                required.add(component.getName());
            }
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        if (open) {
            schema.put("additionalProperties", true);
        }
        return schema;
    }

    private static Type substituted(Type type, Map<String, Type> variables) {
        if (type instanceof ParameterizedType generic && !variables.isEmpty()) {
            Type[] arguments = Arrays.stream(generic.getActualTypeArguments())
                    .map(argument -> substituted(argument, variables))
                    .toArray(Type[]::new);
            return new Substituted((Class<?>) generic.getRawType(), arguments);
        }
        return variables.getOrDefault(type.getTypeName(), type);
    }

    /** {@code List<T>} of a generic record with T known. */
    private record Substituted(Class<?> raw, Type[] arguments) implements ParameterizedType {

        @Override
        public Type[] getActualTypeArguments() {
            return arguments;
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public Type getOwnerType() {
            return null;
        }
    }
}
