package io.outbound.log;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** How many rows each key has had in the current minute. Not thread-safe. */
final class RowQuota {

    private Instant minute = Instant.EPOCH;
    private final Map<UUID, Integer> used = new HashMap<>();

    /** @return whether one more row fits */
    boolean take(Instant at, UUID key, int rowsPerMinute) {
        Instant its = at.truncatedTo(ChronoUnit.MINUTES);
        if (its.isAfter(minute)) {
            minute = its;
            used.clear();
        }
        return used.merge(key, 1, Integer::sum) <= rowsPerMinute;
    }
}
