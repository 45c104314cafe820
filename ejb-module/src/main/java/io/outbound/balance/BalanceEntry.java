package io.outbound.balance;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * One line of the account. A top-up has a line of its own; the others sum up what one run, or one triggered campaign, did
 * in one day (UTC), exact at any moment.
 *
 * @param amount above 0; {@link EntryKind} says in which direction
 * @param messages how many were paid; 0 unless settled
 * @param campaignId null for a top-up
 * @param executionId null for a top-up and for triggered messages
 * @param note of who paid in; may be null
 */
public record BalanceEntry(
        long id,
        EntryKind kind,
        BigDecimal amount,
        long messages,
        UUID campaignId,
        UUID executionId,
        String note,
        String createdBy,
        Instant createdAt,
        Instant changedAt) {}
