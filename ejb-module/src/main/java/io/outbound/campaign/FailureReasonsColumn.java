package io.outbound.campaign;

import io.outbound.json.Json;
import io.outbound.kernel.ChannelId;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.StringReader;
import java.util.List;

/** Failure reasons as a JSON array in the campaign's row. */
@Converter
public class FailureReasonsColumn implements AttributeConverter<List<FailureReason>, String> {

    @Override
    public String convertToDatabaseColumn(List<FailureReason> reasons) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        if (reasons != null) {
            reasons.forEach(reason -> array.add(json(reason)));
        }
        return array.build().toString();
    }

    @Override
    public List<FailureReason> convertToEntityAttribute(String column) {
        if (column == null) {
            return List.of();
        }
        try (JsonReader reader = Json.createReader(new StringReader(column))) {
            return reader.readArray().getValuesAs(JsonObject.class).stream()
                    .map(FailureReasonsColumn::reason)
                    .toList();
        }
    }

    private static JsonObjectBuilder json(FailureReason reason) {
        JsonObjectBuilder json = Json.createObjectBuilder().add("code", reason.code());
        add(json, "channel", reason.channel() == null ? null : reason.channel().name());
        add(json, "message", reason.message());
        add(json, "field", reason.field());
        add(json, "fixUrl", reason.fixUrl());
        return json;
    }

    private static void add(JsonObjectBuilder json, String name, String value) {
        if (value != null) {
            json.add(name, value);
        }
    }

    private static FailureReason reason(JsonObject json) {
        String channel = json.getString("channel", null);
        return new FailureReason(
                json.getString("code"),
                channel == null ? null : ChannelId.valueOf(channel),
                json.getString("message", ""),
                json.getString("field", null),
                json.getString("fixUrl", null));
    }
}
