package io.outbound.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** When a call that failed is repeated: about three days, each wait longer (Standard Webhooks, "Deliverability"). */
final class RetryTimes {

    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));
    private static final double JITTER = 0.2;

    private final DoubleSupplier random;

    /** @param random from 0 to 1 */
    RetryTimes(DoubleSupplier random) {
        this.random = random;
    }

    /**
     * @param tries how often it was tried, 1 or more
     * @return empty when that was the last time
     */
    Optional<Duration> after(int tries) {
        if (tries > WAITS.size()) {
            return Optional.empty();
        }
        double factor = 1 + JITTER * (2 * random.getAsDouble() - 1);
        return Optional.of(Duration.ofMillis((long) (WAITS.get(tries - 1).toMillis() * factor)));
    }
}
