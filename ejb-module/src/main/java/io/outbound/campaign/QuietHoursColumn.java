package io.outbound.campaign;

import io.outbound.schedule.QuietHours;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Quiet hours as one text. */
@Converter
public class QuietHoursColumn implements AttributeConverter<QuietHours, String> {

    @Override
    public String convertToDatabaseColumn(QuietHours hours) {
        return hours == null ? null : hours.toString();
    }

    @Override
    public QuietHours convertToEntityAttribute(String column) {
        return column == null ? null : QuietHours.parse(column);
    }
}
