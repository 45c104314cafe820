package io.outbound.execution;

import io.outbound.delivery.DeliveryState;
import java.util.Map;
import java.util.UUID;

/**
 * Every delivery of a broadcast is settled. Fired in the transaction that finishes it.
 *
 * @param skips if nothing was sent: why messages were left out, and how many for each reason
 */
public record ExecutionFinished(
        UUID executionId,
        UUID campaignId,
        ExecutionKind kind,
        Map<DeliveryState, Long> counts,
        Map<String, Long> skips) {}
