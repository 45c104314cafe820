package io.outbound.execution;

/** Where a run stands. */
public enum ExecutionState {
    REQUESTED,
    RUNNING,
    HALTED,
    DONE,
    /** Everything was tried and nothing was sent. */
    FAILED
}
