package io.outbound.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/**
 * Turns a plan's local times into moments, in order and each once. Where clocks change, local order and real order
 * differ; so what was found is held back until the local times are far enough ahead.
 */
final class Occurrences implements Iterator<Occurrence> {

    /** Longer than any change of clocks: Samoa once left out a whole day. */
    private static final int HOURS_AHEAD = 25;

    private final Plan plan;
    private final ZoneRules rules;
    private final Iterator<LocalDateTime> times;
    private final boolean subHourly;
    private final Until until;
    private final TreeMap<Instant, Occurrence> found = new TreeMap<>();
    private LocalDateTime reached = LocalDateTime.MIN;
    private boolean ended;

    Occurrences(Plan plan, LocalDateTime from) {
        this.plan = plan;
        rules = plan.zone().getRules();
        Recurrence recurrence = plan.recurrence();
        times = recurrence == null ? List.of(plan.first()).iterator() : recurrence.localTimes(plan.first(), from);
        subHourly = recurrence != null && recurrence.isSubHourly();
        until = recurrence == null ? new Until(null, null) : recurrence.until();
    }

    /** Leaves out all up to and with {@code moment}. */
    void skipUntil(Instant moment) {
        while (hasNext() && !found.firstKey().isAfter(moment)) {
            found.pollFirstEntry();
        }
    }

    @Override
    public boolean hasNext() {
        while (!ended && (found.isEmpty() || !isFarAhead())) {
            advance();
        }
        return !found.isEmpty();
    }

    private boolean isFarAhead() {
        return reached.isAfter(found.firstEntry().getValue().local().plusHours(HOURS_AHEAD));
    }

    @Override
    public Occurrence next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return found.pollFirstEntry().getValue();
    }

    private void advance() {
        if (!times.hasNext()) {
            ended = true;
            return;
        }
        reached = times.next();
        List<ZoneOffset> offsets = rules.getValidOffsets(reached);
        if (offsets.size() == 1) {
            keep(offsets.get(0), shortMonth());
        } else if (offsets.isEmpty()) {
            acrossTheGap();
        } else {
            throughTheOverlap(offsets);
        }
        ended = isPastTheEnd();
    }

    private void acrossTheGap() {
        if (!subHourly) { // else the times after the gap are in the rule themselves
            ZoneOffset before = rules.getTransition(reached).getOffsetBefore();
            keep(before, Note.gap(reached, local(reached.toInstant(before))));
        }
    }

    private void throughTheOverlap(List<ZoneOffset> offsets) {
        if (subHourly) {
            offsets.forEach(offset -> keep(offset, Note.both(reached, offset)));
        } else {
            keep(offsets.get(0), Note.first(reached, offsets.get(0)));
        }
    }

    private void keep(ZoneOffset offset, Note note) {
        Instant at = reached.toInstant(offset);
        if (until.allows(reached, at) && plan.isOpen(at)) {
            found.putIfAbsent(at, new Occurrence(at, local(at), note));
        }
    }

    private Note shortMonth() {
        int missing = plan.recurrence() == null ? 0 : plan.recurrence().missingDay(plan.first(), reached);
        return missing == 0 ? null : Note.shortMonth(reached, missing);
    }

    private LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, rules.getOffset(at));
    }

    private boolean isPastTheEnd() {
        Instant earliest = reached.minusDays(1).toInstant(ZoneOffset.MAX);
        return !until.allows(reached.minusDays(1), earliest)
                || plan.before() != null && !earliest.isBefore(plan.before());
    }
}
