package io.outbound.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Locale;

/** A zone as VTIMEZONE (RFC 5545 §3.6.5): each change of clocks that the events of a file can fall between. */
final class ZoneDefinition {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
    private static final Duration AFTER = Duration.ofDays(370);

    private final ZoneId zone;
    private final ZoneRules rules;

    ZoneDefinition(ZoneId zone) {
        this.zone = zone;
        rules = zone.getRules();
    }

    void write(ContentLines lines, Instant first, Instant last) {
        lines.add("BEGIN", "VTIMEZONE").add("TZID", zone.getId());
        ZoneOffsetTransition change = rules.previousTransition(first.plusSeconds(1));
        if (change == null) { // it never changed before: one observance, from long ago
            ZoneOffset offset = rules.getOffset(first);
            observance(lines, false, LocalDateTime.of(1970, 1, 1, 0, 0), offset, offset);
            change = rules.nextTransition(first);
        }
        Instant end = last.plus(AFTER);
        while (change != null && !change.getInstant().isAfter(end)) {
            observance(
                    lines,
                    rules.isDaylightSavings(change.getInstant()),
                    change.getDateTimeBefore(),
                    change.getOffsetBefore(),
                    change.getOffsetAfter());
            change = rules.nextTransition(change.getInstant());
        }
        lines.add("END", "VTIMEZONE");
    }

    private static void observance(
            ContentLines lines, boolean summer, LocalDateTime start, ZoneOffset from, ZoneOffset to) {
        String kind = summer ? "DAYLIGHT" : "STANDARD";
        lines.add("BEGIN", kind)
                .add("DTSTART", LOCAL.format(start))
                .add("TZOFFSETFROM", offset(from))
                .add("TZOFFSETTO", offset(to))
                .add("END", kind);
    }

    private static String offset(ZoneOffset offset) {
        return offset.getTotalSeconds() == 0 ? "+0000" : offset.getId().replace(":", "");
    }
}
