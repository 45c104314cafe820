package io.outbound.attribute;

import io.outbound.kernel.FieldError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The types of attributes by name, as they were at one moment. */
public record AttributeTypes(Map<String, AttributeType> byName) {

    public static final AttributeTypes NONE = new AttributeTypes(Map.of());

    public AttributeTypes {
        byName = Map.copyOf(byName);
    }

    /** Empty for one that has no type. */
    public Optional<AttributeType> of(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * The values as they are kept.
     *
     * @param errors takes one entry for each value that is not of its type
     */
    public Map<String, Object> checked(Map<String, Object> given, List<FieldError> errors) {
        if (byName.isEmpty()) {
            return given;
        }
        Map<String, Object> kept = new LinkedHashMap<>(given);
        kept.replaceAll((name, value) ->
                of(name).map(type -> checked(name, type, value, errors)).orElse(value));
        return kept;
    }

    private static Object checked(String name, AttributeType type, Object value, List<FieldError> errors) {
        Optional<Object> read = type.read(value);
        if (read.isEmpty()) {
            errors.add(new FieldError(
                    "/attributes/" + name, "wrong-attribute-type", "\"" + name + "\" must be " + type.words() + "."));
        }
        return read.orElse(value);
    }
}
