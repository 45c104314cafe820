package io.outbound.bench.sink;

/** When a scripted connection dies; at {@link Moment#DOT} only the first leaves the message unaccepted. */
public enum Drop {
    /** The command, or the message, never took effect. */
    BEFORE,
    /** It took effect (a message is counted and journalled), the answer never leaves. */
    BEFORE_ANSWER,
    /** The answer leaves, then the connection dies. */
    AFTER_ANSWER
}
