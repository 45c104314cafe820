package io.outbound.campaign;

/** What became of an occurrence. */
public enum OccurrenceOutcome {
    /** A run was requested. */
    FIRED,
    /** Its time passed by more than the grace. */
    MISSED,
    /** The run before it was still going on. */
    OVERLAPPED,
    /** A person left it out. */
    SKIPPED,
    /** Something stood in the way of its start, or its run ended without a message sent. */
    FAILED
}
