package io.outbound.statistics;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * A counter that says something else than the ledger.
 *
 * @param executionId null: what belongs to no single run
 * @param hour the hour it is about; null for figures of the whole campaign
 * @param link the link it is about; null likewise
 * @param counter its name, such as {@code sent}
 * @param missing what has to be added to it: by how much the ledger says more
 */
public record Difference(UUID campaignId, UUID executionId, Instant hour, String link, String counter, long missing)
        implements Serializable {}
