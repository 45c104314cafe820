package io.outbound.execution;

import java.util.UUID;

/**
 * This node's right to work on a run.
 *
 * @param fence every write of this claim names it; a later claim has a higher one
 */
public record Claim(UUID executionId, long fence) {}
