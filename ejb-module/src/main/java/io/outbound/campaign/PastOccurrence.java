package io.outbound.campaign;

import java.time.Instant;

/**
 * An occurrence whose time has come.
 *
 * @param at the latest one, when {@code count} is more than one
 * @param count how many this line stands for
 * @param lateSeconds how long after its time it was dealt with
 */
public record PastOccurrence(
        Instant at, OccurrenceOutcome outcome, int count, long lateSeconds, Instant recordedAt, String by) {}
