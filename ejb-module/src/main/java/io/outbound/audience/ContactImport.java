package io.outbound.audience;

import java.time.Instant;
import java.util.UUID;

/**
 * Bringing a file into a list: how far it is.
 *
 * @param total rows read so far, without the header
 * @param reason why it failed; null otherwise
 */
public record ContactImport(
        UUID id,
        UUID listId,
        State state,
        int total,
        int imported,
        int rejected,
        String reason,
        Instant createdAt,
        Instant finishedAt) {

    /** Where an import stands. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }

    /** A row that was left out. */
    public record BadRow(long line, String code, String message) {}
}
