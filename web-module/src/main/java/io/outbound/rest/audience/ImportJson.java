package io.outbound.rest.audience;

import io.outbound.audience.ContactImport;
import java.time.Instant;
import java.util.UUID;

/** How far an import is. */
record ImportJson(
        UUID id,
        UUID listId,
        ContactImport.State state,
        int total,
        int imported,
        int rejected,
        String reason,
        String errorsUrl,
        Instant createdAt,
        Instant finishedAt) {

    static ImportJson of(ContactImport job) {
        return new ImportJson(
                job.id(),
                job.listId(),
                job.state(),
                job.total(),
                job.imported(),
                job.rejected(),
                job.reason(),
                "/outbound/api/v1/imports/" + job.id() + "/errors",
                job.createdAt(),
                job.finishedAt());
    }
}
