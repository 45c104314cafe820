package io.outbound.rest.balance;

import io.outbound.balance.BalanceEntry;
import io.outbound.balance.EntryKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One line of the account. */
record EntryJson(
        long id,
        EntryKind kind,
        BigDecimal amount,
        long messages,
        UUID campaignId,
        UUID executionId,
        String note,
        String createdBy,
        Instant createdAt,
        Instant changedAt) {

    static EntryJson of(BalanceEntry entry) {
        return new EntryJson(
                entry.id(),
                entry.kind(),
                entry.amount(),
                entry.messages(),
                entry.campaignId(),
                entry.executionId(),
                entry.note(),
                entry.createdBy(),
                entry.createdAt(),
                entry.changedAt());
    }

    record EntryPage(List<EntryJson> items, String nextCursor) {}
}
