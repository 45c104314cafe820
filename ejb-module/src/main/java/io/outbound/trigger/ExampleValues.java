package io.outbound.trigger;

import io.outbound.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Variable names with dots as a tree, and as JSON with an example at each leaf. */
final class ExampleValues {

    private final Map<String, ExampleValues> parts = new TreeMap<>();

    static ExampleValues of(Set<String> names) {
        ExampleValues root = new ExampleValues();
        for (String name : names) {
            ExampleValues at = root;
            for (String part : name.split("\\.")) {
                at = at.parts.computeIfAbsent(part, any -> new ExampleValues());
            }
        }
        return root;
    }

    Map<String, ExampleValues> parts() {
        return parts;
    }

    boolean isLeaf() {
        return parts.isEmpty();
    }

    JsonObject json() {
        JsonObjectBuilder json = Json.createObjectBuilder();
        parts.forEach((name, value) -> {
            if (value.isLeaf()) {
                json.add(name, "example " + name);
            } else {
                json.add(name, value.json());
            }
        });
        return json.build();
    }

    /** JSON Schema 2020-12. */
    JsonObject schema(Set<String> optional, String path) {
        JsonObjectBuilder properties = Json.createObjectBuilder();
        var required = Json.createArrayBuilder();
        parts.forEach((name, value) -> {
            String full = path + "." + name;
            properties.add(name, value.isLeaf() ? Json.createObjectBuilder().build() : value.schema(optional, full));
            if (optional.stream().noneMatch(known -> known.equals(full) || known.startsWith(full + "."))) {
                required.add(name);
            }
        });
        return Json.createObjectBuilder()
                .add("type", "object")
                .add("properties", properties)
                .add("required", required)
                .build();
    }
}
