package io.outbound.schedule;

import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/** The local times of a rule, in order. A rule that comes to nothing (30 February) simply ends. */
final class LocalTimes implements Iterator<LocalDateTime> {

    private static final int LAST_YEAR = 9_999;

    private RecurrenceRuleIterator source;
    private LocalDateTime next;

    /** @param from null: from the very first */
    LocalTimes(RecurrenceRule rule, DateTime first, DateTime from) {
        try {
            source = rule.iterator(first);
            if (from != null) {
                source.fastForward(from);
            }
            next = pull();
        } catch (IllegalArgumentException nothing) { // the library gives up after many empty intervals
            next = null;
        }
    }

    private LocalDateTime pull() {
        try {
            if (!source.hasNext()) {
                return null;
            }
            DateTime time = source.nextDateTime();
            return time.getYear() > LAST_YEAR ? null : local(time);
        } catch (IllegalArgumentException nothing) {
            return null;
        }
    }

    private static LocalDateTime local(DateTime time) {
        return LocalDateTime.of(
                time.getYear(),
                time.getMonth() + 1,
                time.getDayOfMonth(),
                time.getHours(),
                time.getMinutes(),
                time.getSeconds());
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public LocalDateTime next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        LocalDateTime given = next;
        next = pull();
        return given;
    }
}
