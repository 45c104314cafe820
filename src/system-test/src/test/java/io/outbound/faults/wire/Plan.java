package io.outbound.faults.wire;

import java.time.Duration;

/**
 * What is done to one connection.
 *
 * @param cutAfter bytes of the client that pass before both sides are cut; {@link Long#MAX_VALUE}: none
 * @param message the message of this connection, counted from 1, whose end is met by {@code atTheDot}; 0: none
 * @param delay each piece is held back this long, both ways
 * @param answersPerSecond bytes of the server's a second; 0: as fast as they come
 */
public record Plan(long cutAfter, int message, AtTheDot atTheDot, Duration delay, int answersPerSecond) {

    /** What happens at the end of a message. */
    public enum AtTheDot {
        /** The server never sees the end. */
        CUT_BEFORE,
        /** The server takes the message, its answer never arrives. */
        SWALLOW_THE_ANSWER
    }

    public static Plan pass() {
        return new Plan(Long.MAX_VALUE, 0, null, Duration.ZERO, 0);
    }

    public static Plan cutAfter(long bytes) {
        return new Plan(bytes, 0, null, Duration.ZERO, 0);
    }

    public static Plan atTheDot(int message, AtTheDot what) {
        return new Plan(Long.MAX_VALUE, message, what, Duration.ZERO, 0);
    }

    public static Plan drip(int answersPerSecond) {
        return new Plan(Long.MAX_VALUE, 0, null, Duration.ZERO, answersPerSecond);
    }

    public static Plan delay(Duration each) {
        return new Plan(Long.MAX_VALUE, 0, null, each, 0);
    }
}
