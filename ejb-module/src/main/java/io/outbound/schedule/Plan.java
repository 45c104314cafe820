package io.outbound.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * When something fires: once, or by a rule. Local times are kept, never offsets, so that 09:00 stays 09:00 whatever
 * daylight saving does: a time in a gap fires at the first valid moment as {@code java.time} shifts it, a time that comes
 * twice fires once, at the earlier offset, unless the rule repeats within the hour: then it runs on through both.
 *
 * @param first in whole seconds
 * @param recurrence null: once
 * @param notBefore nothing fires earlier; null: no bound
 * @param before nothing fires then or later; null: no bound
 */
public record Plan(LocalDateTime first, ZoneId zone, Recurrence recurrence, Instant notBefore, Instant before) {

    /** Where a day begins first: no zone is further ahead. */
    private static final ZoneId FIRST_ON_EARTH = ZoneOffset.ofHours(14);

    /** On each recipient's own clocks: fires when the first of all zones gets there. */
    public Plan onRecipientsClocks() {
        return new Plan(first, FIRST_ON_EARTH, recurrence, notBefore, before);
    }

    /** What clocks show to each recipient when a run that fired then, {@link #onRecipientsClocks}, is to reach them. */
    public static LocalDateTime recipientsTime(Instant fired) {
        return LocalDateTime.ofInstant(fired, FIRST_ON_EARTH);
    }

    public static Plan once(LocalDateTime first, ZoneId zone) {
        return new Plan(first, zone, null, null, null);
    }

    public static Plan repeated(LocalDateTime first, ZoneId zone, String rule) {
        return new Plan(first, zone, new Recurrence(rule), null, null);
    }

    /** @return up to {@code count}, in order */
    public List<Occurrence> after(Instant moment, int count) {
        List<Occurrence> found = new ArrayList<>();
        Iterator<Occurrence> later = iteratorAfter(moment);
        while (found.size() < count && later.hasNext()) {
            found.add(later.next());
        }
        return found;
    }

    public Optional<Occurrence> nextAfter(Instant moment) {
        return after(moment, 1).stream().findFirst();
    }

    /** @return those at {@code from} or later and before {@code to}, in order, at most {@code limit} */
    public List<Occurrence> between(Instant from, Instant to, int limit) {
        List<Occurrence> found = new ArrayList<>();
        Iterator<Occurrence> later = iteratorAfter(from.minusNanos(1));
        while (found.size() < limit && later.hasNext()) {
            Occurrence next = later.next();
            if (!next.at().isBefore(to)) {
                return found;
            }
            found.add(next);
        }
        return found;
    }

    /** In order. What lies well before {@code moment} is not looked at: no clock changes by days. */
    Iterator<Occurrence> iteratorAfter(Instant moment) {
        LocalDateTime near = LocalDateTime.ofInstant(moment, zone).minusDays(3);
        Occurrences all = new Occurrences(this, near.isBefore(first) ? first : near);
        all.skipUntil(moment);
        return all;
    }

    boolean isOpen(Instant at) {
        return (notBefore == null || !at.isBefore(notBefore)) && (before == null || at.isBefore(before));
    }
}
