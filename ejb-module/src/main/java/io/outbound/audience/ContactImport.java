package io.outbound.audience;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Bringing a file into a list: how far it is.
 *
 * @param bytes of the file
 * @param progress how far into the file it has got
 * @param total rows read so far, without the header
 * @param header the names of the columns, as the file has them
 * @param reason why it failed; null otherwise
 */
public record ContactImport(
        UUID id,
        UUID listId,
        FileJob.State state,
        long bytes,
        CsvProgress progress,
        long total,
        long imported,
        long rejected,
        List<String> header,
        char separator,
        String reason,
        Instant createdAt,
        Instant finishedAt) {

    /** A row that was left out; {@code original} as it was in the file. */
    public record BadRow(long line, String code, String message, String original) {}

    /** 0 to 100. */
    public int percent() {
        return bytes == 0 ? 0 : (int) Math.min(100, progress.bytes() * 100 / bytes);
    }
}
