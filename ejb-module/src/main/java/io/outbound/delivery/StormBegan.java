package io.outbound.delivery;

import java.time.Instant;
import java.util.UUID;

/**
 * A campaign is paused because too many of its messages failed. Fired in the transaction that pauses it.
 *
 * @param failed of the {@code tried} latest tries
 * @param code of the latest failure; may be null
 * @param times how many times in a row: above 1 the messages that were tried failed, too
 * @param probeAt when a few messages are tried next
 */
public record StormBegan(UUID campaignId, int failed, int tried, String code, int times, Instant probeAt) {}
