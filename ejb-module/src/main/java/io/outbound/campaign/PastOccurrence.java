package io.outbound.campaign;

import java.time.Instant;
import java.util.List;

/**
 * An occurrence whose time has come.
 *
 * @param at the latest one, when {@code count} is more than one
 * @param count how many this line stands for
 * @param lateSeconds how long after its time it was dealt with
 * @param reasons why it was not sent; empty unless it {@link OccurrenceOutcome#FAILED}
 */
public record PastOccurrence(
        Instant at,
        OccurrenceOutcome outcome,
        int count,
        long lateSeconds,
        Instant recordedAt,
        String by,
        List<FailureReason> reasons) {}
