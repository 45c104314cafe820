package io.outbound.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** When to try again after a temporary failure: 1, 5, 15, 30, 60, 60 … minutes, each ± 20 %, until the message is too old. */
final class RetryPolicy {

    private static final long[] MINUTES = {1, 5, 15, 30, 60};
    private static final double JITTER = 0.2;
    /** From this try on nobody is believed that the next moment will do. */
    private static final int PATIENT = 3;

    /** 0 ≤ random < 1. */
    private final DoubleSupplier random;

    RetryPolicy(DoubleSupplier random) {
        this.random = random;
    }

    /**
     * @param tries how many there were, 1 or more
     * @param asked what the provider asked for: that is when, from the third try on unless our own time is longer; zero is none
     * @return empty when the next try would come after {@code deadline}
     */
    Optional<Instant> next(int tries, Instant now, Instant deadline, Optional<Duration> asked) {
        double minutes = MINUTES[Math.min(tries, MINUTES.length) - 1];
        double factor = 1 - JITTER + 2 * JITTER * random.getAsDouble();
        Duration wait = Duration.ofMillis((long) (minutes * 60_000 * factor));
        Instant at =
                now.plus(asked.filter(a -> a.compareTo(Duration.ZERO) > 0 && (tries < PATIENT || a.compareTo(wait) > 0))
                        .orElse(wait));
        return at.isAfter(deadline) ? Optional.empty() : Optional.of(at);
    }
}
