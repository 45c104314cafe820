package io.outbound.delivery;

/** What to do with a message of which nobody can tell whether it was sent. */
public enum InDoubt {
    /** Leave it UNKNOWN and list it: never a double. Default for campaigns. */
    HOLD,
    /** Send it again under the same Message-ID: never a loss. Default for triggered messages. */
    RESEND,
    /** As HOLD, until a bounce, an open, a click or the provider proves that it was sent: then it is SENT. */
    RECONCILE
}
