package io.outbound.webhook;

import java.time.Instant;
import java.util.UUID;

/**
 * One event for one webhook, as it is listed.
 *
 * @param eventId what the receiver knows it by, the same with each try
 * @param nextAt when it is tried next; null when it is not
 * @param lastStatus of the last answer; null when there was none
 * @param payload null in lists, and while it was not tried yet
 */
public record Telling(
        long id,
        UUID webhookId,
        UUID eventId,
        String eventType,
        State state,
        int attempts,
        Instant nextAt,
        Integer lastStatus,
        Instant occurredAt,
        String payload) {

    /** What has become of it. */
    public enum State {
        PENDING,
        DELIVERED,
        /** It failed for the last time, or its webhook was gone. */
        DEAD
    }

    /**
     * One try.
     *
     * @param status null when there was no answer
     * @param error null when the answer was 2xx
     */
    public record Attempt(int number, Instant at, Integer status, String error, int millis) {}
}
