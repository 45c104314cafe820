package io.outbound.alert;

import java.time.Instant;
import java.util.UUID;

/**
 * Something to look at.
 *
 * @param subjectId the campaign or webhook, which may be gone by now
 * @param subject its name or address when the alert was raised
 * @param occurrences how many times it happened since somebody last acknowledged it
 * @param latestAt the latest of them
 * @param acknowledgedAt null while nobody has
 */
public record Alert(
        UUID id,
        AlertKind kind,
        UUID subjectId,
        String subject,
        int occurrences,
        Instant latestAt,
        Instant raisedAt,
        Instant acknowledgedAt,
        String acknowledgedBy) {

    /** In one sentence. */
    public String message() {
        return switch (kind) {
            case OCCURRENCES_MISSED -> occurrences == 1 ? "1 occurrence missed" : occurrences + " occurrences missed";
            case OCCURRENCES_FAILED ->
                occurrences == 1 ? "1 occurrence was not sent" : occurrences + " occurrences were not sent";
            case WEBHOOK_DISABLED -> "The webhook was switched off: its address is gone or failed for days";
            case ERROR_STORM -> "Paused: too many of its messages failed";
        };
    }
}
