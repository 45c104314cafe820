package io.outbound.campaign;

import java.time.Instant;
import java.util.UUID;

/**
 * Occurrences passed while nobody could send them, and a person has to decide. Fired once for each time that it is
 * found, in the transaction that marks the campaign.
 *
 * @param count how many were found now
 * @param latest the last of them
 */
public record OccurrencesMissed(UUID campaignId, String campaignName, int count, Instant latest) {}
