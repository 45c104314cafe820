package io.outbound.faults.matrix;

import java.util.ArrayList;
import java.util.List;

/**
 * What some faults came to.
 *
 * @param unknown messages of which nobody knows whether they arrived, or that may have arrived twice; each listed by name
 * @param breaches what must not be, one sentence each; empty means green
 */
public record Tally(int faults, long messages, long lost, long doubled, long unknown, List<String> breaches) {

    public static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, List.of());

    public Tally plus(Tally more) {
        List<String> all = new ArrayList<>(breaches);
        all.addAll(more.breaches);
        return new Tally(
                faults + more.faults,
                messages + more.messages,
                lost + more.lost,
                doubled + more.doubled,
                unknown + more.unknown,
                all);
    }

    /** The same, and these besides. */
    public Tally with(List<String> further) {
        return plus(new Tally(0, 0, 0, 0, 0, further));
    }

    public boolean green() {
        return breaches.isEmpty();
    }
}
