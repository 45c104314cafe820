package io.outbound.bench.accounting;

import java.util.UUID;

/** One run of a campaign as the database shows it. */
public record ExecutionRow(UUID id, UUID campaign, String occurrence, String state, int targeted) {}
