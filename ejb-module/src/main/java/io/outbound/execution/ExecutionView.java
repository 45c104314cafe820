package io.outbound.execution;

import java.time.Instant;
import java.util.UUID;

/**
 * A run as others see it.
 *
 * @param targeted how many recipients it resolved to; 0 before it is expanded
 * @param requestId of the API call; null for broadcasts
 */
public record ExecutionView(
        UUID id,
        String publicId,
        UUID campaignId,
        ExecutionKind kind,
        ExecutionState state,
        int targeted,
        boolean sandbox,
        String requestId,
        String requestedBy,
        Instant createdAt,
        Instant startedAt,
        Instant finishedAt) {}
