package io.outbound.store;

import io.outbound.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.StringReader;
import java.util.List;

/** A list of words as a JSON array; named with {@code @Convert} where it is used. */
@Converter
public class TextListColumn implements AttributeConverter<List<String>, String> {

    @Override
    public String convertToDatabaseColumn(List<String> value) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        if (value != null) {
            value.forEach(array::add);
        }
        return array.build().toString();
    }

    @Override
    public List<String> convertToEntityAttribute(String column) {
        if (column == null) {
            return List.of();
        }
        try (JsonReader reader = Json.createReader(new StringReader(column))) {
            return List.copyOf(reader.readArray().getValuesAs(JsonString::getString));
        }
    }
}
