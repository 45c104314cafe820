package io.outbound.schedule;

import java.io.Serializable;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What is odd about an occurrence, for people.
 *
 * @param sentence in English
 */
public record Note(Kind kind, String sentence) implements Serializable {

    /** Why an occurrence is not simply the local time that was asked for. */
    public enum Kind {
        /** The local time does not exist that day: clocks go forward over it. */
        GAP,
        /** The local time comes twice that day: clocks go back over it. */
        OVERLAP,
        /** The month has no such day. */
        SHORT_MONTH
    }

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    static Note gap(LocalDateTime wanted, LocalDateTime actual) {
        String when = actual.toLocalDate().equals(wanted.toLocalDate())
                ? actual.toLocalTime().toString()
                : DAY.format(actual) + " " + actual.toLocalTime();
        return new Note(
                Kind.GAP, wanted.toLocalTime() + " does not exist on " + DAY.format(wanted) + "; will send " + when);
    }

    static Note first(LocalDateTime wanted, ZoneOffset offset) {
        return twice(wanted, "will send once, the first time (UTC" + offset + ")");
    }

    static Note both(LocalDateTime wanted, ZoneOffset offset) {
        return twice(wanted, "will send both times, this one at UTC" + offset);
    }

    private static Note twice(LocalDateTime wanted, String what) {
        return new Note(Kind.OVERLAP, wanted.toLocalTime() + " comes twice on " + DAY.format(wanted) + "; " + what);
    }

    static Note shortMonth(LocalDateTime local, int wantedDay) {
        return new Note(Kind.SHORT_MONTH, "this month has no day " + wantedDay + "; will send on " + DAY.format(local));
    }
}
