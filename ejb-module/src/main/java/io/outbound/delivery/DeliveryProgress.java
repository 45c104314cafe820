package io.outbound.delivery;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;

/** How far a run is, for people: exact numbers, never an estimate. */
public record DeliveryProgress(Map<DeliveryState, Long> counts) implements Serializable {

    public DeliveryProgress {
        Map<DeliveryState, Long> every = new EnumMap<>(DeliveryState.class);
        for (DeliveryState state : DeliveryState.values()) {
            every.put(state, counts.getOrDefault(state, 0L));
        }
        counts = every;
    }

    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    public long sent() {
        return counts.get(DeliveryState.SENT);
    }

    public long failed() {
        return counts.get(DeliveryState.FAILED);
    }

    public long unknown() {
        return counts.get(DeliveryState.UNKNOWN);
    }

    /** Not sent on purpose, or not any more: skipped and halted. */
    public long notSent() {
        return counts.get(DeliveryState.SKIPPED) + counts.get(DeliveryState.HALTED);
    }

    /** Still to be settled. */
    public long left() {
        return total() - settled();
    }

    public long settled() {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().isSettled())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Whole percent, rounded down: 100 only when nothing is left. */
    public int percent() {
        long total = total();
        return total == 0 ? 0 : (int) (settled() * 100 / total);
    }
}
