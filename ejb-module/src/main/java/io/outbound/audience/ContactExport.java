package io.outbound.audience;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Contacts on their way into a file: how far it is.
 *
 * @param rule whom, as JSON in the words of segments
 * @param total how many there were at the beginning; -1 before they are counted
 * @param attributes those that get a column; null before they are known
 * @param lastId the last contact that is in
 * @param reason why it failed; null otherwise
 */
public record ContactExport(
        UUID id,
        UUID listId,
        FileJob.State state,
        String rule,
        long total,
        long written,
        List<String> attributes,
        UUID lastId,
        String reason,
        Instant createdAt,
        Instant finishedAt) {

    /** 0 to 100. */
    public int percent() {
        return state == FileJob.State.DONE ? 100 : total <= 0 ? 0 : (int) Math.min(99, written * 100 / total);
    }
}
