package io.outbound.bench.accounting;

import java.util.List;
import java.util.Map;

/**
 * The outcome of a check.
 *
 * @param breaches what does not add up, one sentence each that starts with the invariant; empty means green
 */
public record Account(int accepted, Map<LedgerRow.State, Long> states, Map<String, Long> facts, List<String> breaches) {

    public boolean green() {
        return breaches.isEmpty();
    }

    /** All of it in one line. */
    public String line() {
        StringBuilder line = new StringBuilder("accepted ").append(accepted).append(" =");
        states.forEach((state, count) ->
                line.append(' ').append(state.name().toLowerCase()).append(' ').append(count));
        facts.forEach(
                (fact, count) -> line.append(" · ").append(fact).append(' ').append(count));
        return line.append(green() ? " · GREEN" : " · RED: " + String.join("; ", breaches))
                .toString();
    }
}
