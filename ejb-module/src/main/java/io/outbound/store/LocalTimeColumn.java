package io.outbound.store;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.LocalDateTime;

/**
 * Local times as ISO text: as a timestamp column they would pass through the JVM's own zone, which may have gaps where
 * the campaign's zone has none.
 */
@Converter(autoApply = true)
public class LocalTimeColumn implements AttributeConverter<LocalDateTime, String> {

    @Override
    public String convertToDatabaseColumn(LocalDateTime value) {
        return value == null ? null : value.toString();
    }

    @Override
    public LocalDateTime convertToEntityAttribute(String column) {
        return column == null ? null : LocalDateTime.parse(column);
    }
}
