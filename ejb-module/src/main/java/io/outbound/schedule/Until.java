package io.outbound.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.dmfs.rfc5545.DateTime;

/**
 * The end of a recurrence, inclusive (RFC 5545 §3.3.10): a moment, or a local time in the plan's zone; a date alone
 * means all of that day.
 *
 * @param moment null when the end is a local time, or there is none
 * @param local null when the end is a moment, or there is none
 */
record Until(Instant moment, LocalDateTime local) {

    static Until of(DateTime time) {
        if (time == null) {
            return new Until(null, null);
        }
        if (time.isAllDay()) {
            return new Until(null, day(time).atTime(LocalTime.MAX));
        }
        return time.isFloating()
                ? new Until(null, day(time).atTime(time.getHours(), time.getMinutes(), time.getSeconds()))
                : new Until(Instant.ofEpochMilli(time.getTimestamp()), null);
    }

    private static LocalDate day(DateTime time) {
        return LocalDate.of(time.getYear(), time.getMonth() + 1, time.getDayOfMonth());
    }

    /** @param wanted the local time that the rule named */
    boolean allows(LocalDateTime wanted, Instant at) {
        return (local == null || !wanted.isAfter(local)) && (moment == null || !at.isAfter(moment));
    }
}
