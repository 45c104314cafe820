package io.outbound.limit;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;

/**
 * How a new sender gets known: few messages on its first day, more on each next one, no cap after the last.
 *
 * @param from the first day, in UTC
 * @param dailyCaps the most messages on each day, the first day first
 */
public record WarmUp(LocalDate from, List<Integer> dailyCaps) {

    public WarmUp {
        dailyCaps = List.copyOf(dailyCaps);
    }

    /** Empty when that day has none: the ramp is over. Before its first day the first cap counts. */
    public OptionalInt capOn(LocalDate day) {
        long index = Math.max(0, day.toEpochDay() - from.toEpochDay());
        return index < dailyCaps.size() ? OptionalInt.of(dailyCaps.get((int) index)) : OptionalInt.empty();
    }
}
