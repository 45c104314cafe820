package io.outbound.delivery;

import io.outbound.counter.Counter;

/** Where one message to one recipient stands. */
public enum DeliveryState {
    /** Waits for a slot. */
    PENDING,
    /** Held by a node, not yet on the wire. */
    CLAIMED,
    /** Committed just before the wire: from here until an answer nobody can tell. */
    ATTEMPTING,
    SENT,
    /** Failed for now; tried again at its next time. */
    DEFERRED,
    FAILED,
    /** The connection or the process was lost after the message left and before an answer came. */
    UNKNOWN,
    /** Not sent on purpose: suppressed, bad address, too late. */
    SKIPPED,
    /** Not sent because the run was halted. */
    HALTED;

    /** Whether it counts as sent for who has to pay: it was, or nobody can tell that it was not. */
    public boolean mayHaveBeenSent() {
        return this == SENT || this == UNKNOWN;
    }

    /** Where it is counted: what is claimed or on the wire is still to be sent. */
    public Counter counter() {
        return switch (this) {
            case PENDING, CLAIMED, ATTEMPTING -> Counter.PENDING;
            case SENT -> Counter.SENT;
            case DEFERRED -> Counter.DEFERRED;
            case FAILED -> Counter.FAILED;
            case UNKNOWN -> Counter.IN_DOUBT;
            case SKIPPED -> Counter.SKIPPED;
            case HALTED -> Counter.HALTED;
        };
    }

    /** Whether a node holds it now. */
    boolean isInFlight() {
        return this == CLAIMED || this == ATTEMPTING;
    }

    /** Whether nothing more will happen by itself. */
    public boolean isSettled() {
        return switch (this) {
            case SENT, FAILED, UNKNOWN, SKIPPED, HALTED -> true;
            case PENDING, CLAIMED, ATTEMPTING, DEFERRED -> false;
        };
    }
}
