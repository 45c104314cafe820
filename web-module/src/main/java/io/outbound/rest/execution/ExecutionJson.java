package io.outbound.rest.execution;

import io.outbound.delivery.DeliveryProgress;
import io.outbound.execution.ExecutionKind;
import io.outbound.execution.ExecutionState;
import io.outbound.execution.ExecutionView;
import io.outbound.rest.CountsJson;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A run; {@code counts} has every state, in lower case. */
record ExecutionJson(
        String executionId,
        UUID campaignId,
        ExecutionKind kind,
        ExecutionState status,
        String requestId,
        boolean sandbox,
        int targetedProfileCount,
        Map<String, Long> counts,
        Instant createdAt,
        String createdBy,
        Instant startedAt,
        Instant finishedAt) {

    static ExecutionJson of(ExecutionView run, DeliveryProgress progress) {
        return new ExecutionJson(
                run.publicId(),
                run.campaignId(),
                run.kind(),
                run.state(),
                run.requestId(),
                run.sandbox(),
                run.targeted(),
                CountsJson.of(progress),
                run.createdAt(),
                run.requestedBy(),
                run.startedAt(),
                run.finishedAt());
    }
}
