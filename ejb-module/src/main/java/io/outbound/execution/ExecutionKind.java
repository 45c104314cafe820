package io.outbound.execution;

/** How a run came about and who sends it. */
public enum ExecutionKind {
    /** To an audience, by the send job. */
    BROADCAST,
    /** To the recipients of one API call, by the lane. */
    UNITARY,
    /** To people who look at the message before others get it, by the lane; never part of the campaign's figures. */
    TEST
}
