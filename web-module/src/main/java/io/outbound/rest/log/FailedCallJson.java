package io.outbound.rest.log;

import io.outbound.log.FailedCall;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/** A row of the API failed log. */
record FailedCallJson(
        long id,
        UUID uid,
        Instant createdAt,
        String reason,
        String title,
        String detail,
        int httpStatus,
        String slug,
        UUID campaignId,
        String campaignName,
        String endpoint,
        String requestId,
        String client,
        JsonArray gaps,
        String fixUrl,
        JsonObject payload,
        String replayState) {

    static FailedCallJson of(FailedCall row) {
        return new FailedCallJson(
                row.id(),
                row.uid(),
                row.createdAt(),
                row.reason(),
                row.title(),
                row.detail(),
                row.httpStatus(),
                row.slug(),
                row.campaignId(),
                row.campaignName(),
                row.endpoint(),
                row.requestId(),
                row.client(),
                row.gaps(),
                row.fixUrl(),
                row.payload(),
                row.replayState());
    }
}
