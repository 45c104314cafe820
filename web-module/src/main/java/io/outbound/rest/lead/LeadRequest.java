package io.outbound.rest.lead;

import io.outbound.json.Json;
import io.outbound.rest.json.Others;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Map;

/** A lead of any fields: what is wrong with it the core decides, and logs. */
record LeadRequest(@Others Map<String, JsonValue> fields) {

    JsonObject json() {
        JsonObjectBuilder json = Json.createObjectBuilder();
        fields.forEach(json::add);
        return json.build();
    }
}
