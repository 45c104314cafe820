package io.outbound.bench.accounting;

import java.util.UUID;

/**
 * One delivery as the ledger shows it.
 *
 * @param doubted whether one of its tries ended in UNKNOWN: listed as "may have arrived twice" if it was sent again
 */
public record LedgerRow(
        long id,
        UUID execution,
        String recipient,
        String address,
        State state,
        String messageId,
        String reason,
        boolean doubted) {

    /** The states of the ledger. */
    public enum State {
        PENDING,
        CLAIMED,
        ATTEMPTING,
        SENT,
        DEFERRED,
        FAILED,
        UNKNOWN,
        SKIPPED,
        HALTED;

        boolean settled() {
            return this != PENDING && this != CLAIMED && this != ATTEMPTING && this != DEFERRED;
        }

        boolean owesAReason() {
            return this == FAILED || this == UNKNOWN || this == SKIPPED;
        }
    }

    boolean listedAsDoubtful() {
        return state == State.UNKNOWN || doubted;
    }
}
