package io.outbound.schedule;

/** What becomes of an occurrence whose time passed by more than the grace while nobody could fire it. */
public enum MisfirePolicy {
    /** It is not sent; a person decides. */
    ALERT,
    /** The latest one is sent, however late. */
    FIRE_LATE,
    /** It is left out and only logged. */
    SKIP
}
