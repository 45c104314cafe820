package io.outbound.store;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.UUID;

/** A list of ids as a JSON array; named with {@code @Convert} where it is used. */
@Converter
public class IdListColumn implements AttributeConverter<List<UUID>, String> {

    private final TextListColumn texts = new TextListColumn();

    @Override
    public String convertToDatabaseColumn(List<UUID> ids) {
        return texts.convertToDatabaseColumn(
                ids == null ? List.of() : ids.stream().map(UUID::toString).toList());
    }

    @Override
    public List<UUID> convertToEntityAttribute(String column) {
        return texts.convertToEntityAttribute(column).stream()
                .map(UUID::fromString)
                .toList();
    }
}
