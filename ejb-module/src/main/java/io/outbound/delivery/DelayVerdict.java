package io.outbound.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whose delay it is (seed 1.14–1.16): ours until a message departs, downstream from then on, also when it comes back.
 */
public enum DelayVerdict {
    OURS,
    DOWNSTREAM;

    private static final Duration LATE = Duration.ofSeconds(60);

    /** Empty while nothing is late. */
    public static Optional<DelayVerdict> of(DeliveryView message, Instant now) {
        Instant departed = message.departedAt() == null ? now : message.departedAt();
        if (message.state() == DeliveryState.DEFERRED
                || message.state() == DeliveryState.UNKNOWN
                || message.bouncedAt() != null) {
            return Optional.of(DOWNSTREAM);
        }
        boolean left = message.departedAt() != null;
        boolean open = !message.state().isSettled();
        if ((left || open) && isLate(message.acceptedAt(), departed)) {
            return Optional.of(OURS);
        }
        return left && isLate(message.departedAt(), arrived(message, now)) ? Optional.of(DOWNSTREAM) : Optional.empty();
    }

    /** As far as anybody has told: into the recipient's hands, or else into those of the next server. */
    private static Instant arrived(DeliveryView message, Instant now) {
        if (message.deliveredAt() != null) {
            return message.deliveredAt();
        }
        return message.providerAckAt() == null ? now : message.providerAckAt();
    }

    private static boolean isLate(Instant from, Instant to) {
        return Duration.between(from, to).compareTo(LATE) > 0;
    }
}
