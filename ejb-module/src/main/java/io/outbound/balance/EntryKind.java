package io.outbound.balance;

/** What happened to money of the account. */
public enum EntryKind {
    /** Paid in. */
    TOP_UP,
    /** Set aside for a run: available no more. */
    RESERVE,
    /** What was set aside is spent: messages were sent, or nobody can tell that they were not. */
    SETTLE,
    /** What was set aside and not spent is available again. */
    RELEASE
}
