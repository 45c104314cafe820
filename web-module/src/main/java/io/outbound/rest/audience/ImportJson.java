package io.outbound.rest.audience;

import io.outbound.audience.ContactImport;
import io.outbound.audience.FileJob;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * How far an import is.
 *
 * @param percent of the file's bytes that are read
 */
record ImportJson(
        UUID id,
        UUID listId,
        FileJob.State state,
        long bytes,
        long bytesRead,
        int percent,
        long total,
        long imported,
        long rejected,
        String reason,
        String errorsUrl,
        Instant createdAt,
        Instant finishedAt) {

    static ImportJson of(ContactImport job) {
        return new ImportJson(
                job.id(),
                job.listId(),
                job.state().shown(),
                job.bytes(),
                job.progress().bytes(),
                job.percent(),
                job.total(),
                job.imported(),
                job.rejected(),
                job.reason(),
                "/outbound/api/v1/imports/" + job.id() + "/errors",
                job.createdAt(),
                job.finishedAt());
    }

    record ImportPage(List<ImportJson> items, String nextCursor) {}
}
