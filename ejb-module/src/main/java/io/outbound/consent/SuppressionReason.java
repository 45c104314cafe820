package io.outbound.consent;

import io.outbound.counter.Counter;
import java.util.Optional;

/** Why an address is not written to any more. */
public enum SuppressionReason {
    UNSUBSCRIBED(Counter.UNSUBSCRIBES),
    HARD_BOUNCE(Counter.HARD_BOUNCES),
    COMPLAINT(Counter.COMPLAINTS),
    MANUAL(null);

    private final Counter counter;

    SuppressionReason(Counter counter) {
        this.counter = counter;
    }

    /** Which figure of a campaign it is; none when no message is the reason. */
    Optional<Counter> counter() {
        return Optional.ofNullable(counter);
    }
}
