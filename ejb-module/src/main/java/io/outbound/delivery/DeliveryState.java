package io.outbound.delivery;

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
    boolean mayHaveBeenSent() {
        return this == SENT || this == UNKNOWN;
    }

    /** Whether nothing more will happen by itself. */
    public boolean isSettled() {
        return switch (this) {
            case SENT, FAILED, UNKNOWN, SKIPPED, HALTED -> true;
            case PENDING, CLAIMED, ATTEMPTING, DEFERRED -> false;
        };
    }
}
