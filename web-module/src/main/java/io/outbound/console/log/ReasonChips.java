package io.outbound.console.log;

import io.outbound.console.Query;
import io.outbound.console.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The reasons that a log knows, with their numbers. */
final class ReasonChips {

    private ReasonChips() {}

    static List<ReasonChip> of(Map<String, Long> counts, String chosen, Words words) {
        List<ReasonChip> chips = new ArrayList<>();
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        chips.add(new ReasonChip(null, words.say("chip.all"), all, chosen == null, "?"));
        new TreeMap<>(counts)
                .forEach((reason, count) -> chips.add(new ReasonChip(
                        reason,
                        words.sayOr("log.reason." + reason, reason),
                        count,
                        reason.equals(chosen),
                        reason.equals(chosen) ? "?" : Query.of(Map.of("reason", reason)))));
        return chips;
    }
}
