package io.outbound.settings;

/** What becomes of a recurring campaign when something stands in the way of one occurrence. */
public enum RecurringOnFailure {
    /** It is FAILED, with the reasons, until a person finishes it again. */
    FAIL,
    /** The occurrence is logged and the next one waited for. */
    SKIP
}
