package io.outbound.execution;

import java.util.UUID;

/** A run that was held goes on. Fired in the transaction of whoever takes it up. */
public record ExecutionWentOn(UUID executionId, UUID campaignId) {}
