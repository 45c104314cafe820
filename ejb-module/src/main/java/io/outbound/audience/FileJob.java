package io.outbound.audience;

/** What imports and exports have in common. */
public final class FileJob {

    private FileJob() {}

    /** Which of the two it is. */
    public enum Kind {
        IMPORT,
        EXPORT
    }

    /** Where one stands. */
    public enum State {
        /** Waits for a node to take it up. */
        REQUESTED,
        RUNNING,
        /** By somebody; can be resumed. */
        STOPPED,
        DONE,
        /** Can be resumed, too. */
        FAILED;

        /** For callers: whether a node has taken it up yet makes no difference to them. */
        public State shown() {
            return this == REQUESTED ? RUNNING : this;
        }
    }
}
