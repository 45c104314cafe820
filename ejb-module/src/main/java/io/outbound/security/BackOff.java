package io.outbound.security;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts failures by some key and says how long to wait: nothing up to a limit, then 30 s, doubled with each further
 * failure, 15 min at most. Forgets after an hour without failure. Bounded in memory; thread-safe.
 */
final class BackOff {

    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration MEMORY = Duration.ofHours(1);
    private static final int REMEMBERED = 50_000;

    private record Record(int failures, Instant last) {}

    private final Map<String, Record> records = new ConcurrentHashMap<>();
    private final int free;

    /** @param free how many failures have no consequence */
    BackOff(int free) {
        this.free = free;
    }

    Optional<Duration> wait(String key, Instant now) {
        Record record = records.get(key);
        return record == null ? Optional.empty() : left(record.failures(), record.last(), now);
    }

    private Optional<Duration> left(int failures, Instant last, Instant now) {
        Duration left = Duration.between(now, last.plus(penalty(failures)));
        return left.isNegative() || left.isZero() ? Optional.empty() : Optional.of(left);
    }

    /** How long after its last failure somebody with that many must wait. */
    Duration penalty(int failures) {
        if (failures < free) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures - free, 10);
        Duration penalty = FIRST.multipliedBy(1L << doublings);
        return penalty.compareTo(LONGEST) > 0 ? LONGEST : penalty;
    }

    void failed(String key, Instant now) {
        if (records.size() >= REMEMBERED) {
            records.values().removeIf(record -> record.last().plus(MEMORY).isBefore(now));
        }
        if (records.size() < REMEMBERED || records.containsKey(key)) {
            records.merge(
                    key,
                    new Record(1, now),
                    (old, one) -> old.last().plus(MEMORY).isBefore(now) ? one : new Record(old.failures() + 1, now));
        }
    }

    void succeeded(String key) {
        records.remove(key);
    }
}
