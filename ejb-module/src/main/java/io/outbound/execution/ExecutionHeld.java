package io.outbound.execution;

import java.time.Instant;
import java.util.UUID;

/**
 * A run that is not over sends nothing for now. Fired in the transaction that parks it, each time it is tried again.
 *
 * @param reason UPPER_SNAKE; {@code INSUFFICIENT_FUNDS}, {@code WARM_UP} or {@code ERROR_STORM}
 * @param until when it goes on by itself; null: nobody knows
 */
public record ExecutionHeld(UUID executionId, UUID campaignId, String reason, Instant until) {}
