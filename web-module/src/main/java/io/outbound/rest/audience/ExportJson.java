package io.outbound.rest.audience;

import io.outbound.audience.ContactExport;
import io.outbound.audience.FileJob;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * How far an export is.
 *
 * @param total how many contacts there were when it began; null before they are counted
 * @param fileUrl where the file is once it is DONE
 */
record ExportJson(
        UUID id,
        UUID listId,
        FileJob.State state,
        int percent,
        Long total,
        long written,
        String reason,
        String fileUrl,
        Instant createdAt,
        Instant finishedAt) {

    static ExportJson of(ContactExport job) {
        return new ExportJson(
                job.id(),
                job.listId(),
                job.state().shown(),
                job.percent(),
                job.total() < 0 ? null : job.total(),
                job.written(),
                job.reason(),
                "/outbound/api/v1/exports/" + job.id() + "/file",
                job.createdAt(),
                job.finishedAt());
    }

    record ExportPage(List<ExportJson> items, String nextCursor) {}
}
