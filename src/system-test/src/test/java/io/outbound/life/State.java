package io.outbound.life;

import java.util.List;
import java.util.Set;

/**
 * What a campaign can be in, or not.
 *
 * @param launchType null: not selected
 * @param condition empty, {@code overdue}, {@code halted} or {@code passed}
 */
record State(String type, String status, String launchType, String condition) {

    private static final Set<String> LAUNCH_TYPES = Set.of("NOW", "MANUAL", "SCHEDULE", "RECURRING");

    /** Such as {@code BROADCAST WAITING SCHEDULE overdue}. */
    static State of(String words) {
        List<String> parts = List.of(words.split(" "));
        boolean launched = parts.size() > 2 && LAUNCH_TYPES.contains(parts.get(2));
        int next = launched ? 3 : 2;
        return new State(
                parts.get(0), parts.get(1), launched ? parts.get(2) : null, parts.size() > next ? parts.get(next) : "");
    }

    boolean is(String what) {
        return condition.equals(what);
    }

    boolean repeatsOrIsScheduled() {
        return "SCHEDULE".equals(launchType) || "RECURRING".equals(launchType);
    }

    boolean isWaitingForItsWindow() {
        return type.equals("API_TRIGGERED") && status.equals("WAITING");
    }

    @Override
    public String toString() {
        return (type + " " + status + " " + (launchType == null ? "" : launchType + " ") + condition).strip();
    }
}
