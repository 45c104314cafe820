package io.outbound.execution;

import java.util.UUID;

/**
 * A run that is not over sends nothing for now. Fired in the transaction that parks it, each time it is tried again.
 *
 * @param reason UPPER_SNAKE; {@code INSUFFICIENT_FUNDS}
 */
public record ExecutionHeld(UUID executionId, UUID campaignId, String reason) {}
