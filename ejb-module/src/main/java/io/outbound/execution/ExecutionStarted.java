package io.outbound.execution;

import java.util.UUID;

/** A node took up a requested broadcast for the first time. */
public record ExecutionStarted(UUID executionId, UUID campaignId) {}
