package io.outbound.rest.json;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Values that are text in JSON: how each is read. What cannot be read throws an {@link IllegalArgumentException}. */
public final class Scalars {

    private static final Map<Class<?>, Function<String, Object>> READERS = Map.of(
            String.class, text -> text,
            UUID.class, Scalars::uuid,
            Instant.class, text -> storable(OffsetDateTime.parse(text)).toInstant(),
            LocalDateTime.class, text -> storable(LocalDateTime.parse(text)),
            LocalDate.class, text -> storable(LocalDate.parse(text)),
            LocalTime.class, LocalTime::parse,
            Duration.class, Duration::parse,
            ZoneId.class, ZoneId::of,
            URI.class, URI::create);

    private Scalars() {}

    static boolean knows(Class<?> type) {
        return type.isEnum() || READERS.containsKey(type);
    }

    /** @throws IllegalArgumentException when the text is no such value */
    public static Object read(Class<?> type, String text) {
        try {
            return type.isEnum() ? constant(type, text) : READERS.get(type).apply(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Years of four digits: others are not RFC 3339 (§5.6), nor does every column hold them. */
    private static <T extends Temporal> T storable(T date) {
        int year = date.get(ChronoField.YEAR);
        if (year < 1 || year > 9999) {
            throw new IllegalArgumentException();
        }
        return date;
    }

    private static Object constant(Class<?> type, String text) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException();
    }

    /** The JDK also takes shortened forms such as {@code 1-1-1-1-1}. */
    private static UUID uuid(String text) {
        UUID id = UUID.fromString(text);
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException();
        }
        return id;
    }
}
