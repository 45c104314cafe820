package io.outbound.lead;

import io.outbound.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads a lead from JSON. A field of the wrong type is a problem and reads as absent. */
final class LeadReading {

    private static final Set<String> KNOWN = Set.of(
            "contact_name",
            "contact_email1",
            "contact_email2",
            "contact_phone1",
            "contact_phone2",
            "company_name",
            "source",
            "tags",
            "custom");

    private final JsonObject json;
    private final List<LeadProblem> problems = new ArrayList<>();

    LeadReading(JsonObject json) {
        this.json = json;
    }

    LeadFields fields() {
        return new LeadFields(
                text("contact_name"),
                text("contact_email1"),
                text("contact_email2"),
                text("contact_phone1"),
                text("contact_phone2"),
                text("company_name"),
                text("source"),
                tags(),
                custom());
    }

    /** Wrong types; call after {@link #fields}. */
    List<LeadProblem> problems() {
        return List.copyOf(problems);
    }

    private String text(String name) {
        JsonValue value = json.getOrDefault(name, JsonValue.NULL);
        if (value instanceof JsonString string) {
            return string.getString();
        }
        if (value != JsonValue.NULL) {
            wrongType(name, "a string");
        }
        return null;
    }

    private JsonArray tags() {
        JsonValue value = json.getOrDefault("tags", JsonValue.EMPTY_JSON_ARRAY);
        if (value instanceof JsonArray array && array.stream().allMatch(JsonString.class::isInstance)) {
            return array;
        }
        if (value != JsonValue.NULL) {
            wrongType("tags", "an array of strings");
        }
        return JsonValue.EMPTY_JSON_ARRAY;
    }

    /** What is under {@code custom} and every property that we have no field for. */
    private JsonObject custom() {
        JsonObjectBuilder custom = Json.createObjectBuilder();
        JsonValue given = json.getOrDefault("custom", JsonValue.NULL);
        if (given instanceof JsonObject object) {
            object.forEach(custom::add);
        } else if (given != JsonValue.NULL) {
            wrongType("custom", "an object");
        }
        JsonObject under = given instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
        json.forEach((name, value) -> {
            if (!KNOWN.contains(name)) {
                if (under.containsKey(name) && !under.get(name).equals(value)) {
                    twice(name);
                }
                custom.add(name, value);
            }
        });
        return custom.build();
    }

    private void twice(String name) {
        String message = name + " is there twice, here and under custom, with different values.";
        problems.add(new LeadProblem(LeadReason.INVALID_FIELD, "/" + name, message, true));
    }

    private void wrongType(String name, String expected) {
        problems.add(new LeadProblem(LeadReason.INVALID_FIELD, "/" + name, name + " must be " + expected + ".", true));
    }
}
