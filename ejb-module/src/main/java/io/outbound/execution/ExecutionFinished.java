package io.outbound.execution;

import io.outbound.delivery.DeliveryState;
import java.util.Map;
import java.util.UUID;

/** Every delivery of a broadcast is settled. Fired in the transaction that finishes it. */
public record ExecutionFinished(
        UUID executionId, UUID campaignId, ExecutionKind kind, Map<DeliveryState, Long> counts) {}
