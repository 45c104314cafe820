package io.outbound.execution;

import io.outbound.delivery.DeliveryState;
import java.util.Map;

/** Where a run stands. */
public enum ExecutionState {
    REQUESTED,
    RUNNING,
    HALTED,
    /** Everything is settled, and something was sent or may have been. */
    DONE,
    /** Everything is settled, and for certain nothing was sent: all failed, all were skipped, or there was nobody. */
    FAILED;

    /** What a run comes to of which everything is settled, by what started it alike. */
    public static ExecutionState of(Map<DeliveryState, Long> counts) {
        boolean sent =
                counts.entrySet().stream().anyMatch(state -> state.getKey().mayHaveBeenSent() && state.getValue() > 0);
        return sent ? DONE : FAILED;
    }
}
