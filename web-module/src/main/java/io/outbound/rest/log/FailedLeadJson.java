package io.outbound.rest.log;

import io.outbound.log.FailedLead;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/** A row of the log of failed leads. */
record FailedLeadJson(
        long id, UUID uid, String reason, JsonArray reasons, Data data, Instant created, UUID matchedLeadId) {

    /** Where the lead came from and, masked, what it was. */
    record Data(String source, JsonObject payload) {}

    static FailedLeadJson of(FailedLead row, boolean mayReadLeads) {
        return new FailedLeadJson(
                row.id(),
                row.uid(),
                row.reason(),
                row.reasons(),
                new Data(row.source(), row.payload()),
                row.createdAt(),
                mayReadLeads ? row.matchedLeadId().orElse(null) : null);
    }
}
