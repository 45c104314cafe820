package io.outbound.execution;

/** How a run came about and who sends it. */
public enum ExecutionKind {
    /** To an audience, by the send job. */
    BROADCAST,
    /** To the recipients of one API call, by the lane. */
    UNITARY
}
