package io.outbound.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * Why a message is not sent now.
 *
 * @param until when it may be looked at again
 * @param discards whether it is not sent at all instead
 * @param ours whether it is we who hold it back: that time does not count against its time to live
 */
record Hold(Instant until, String code, String text, boolean discards, boolean ours) {

    /** For a reason that its sender knew of. */
    Hold(Instant until, String code, String text, boolean discards) {
        this(until, code, text, discards, false);
    }

    static Hold ofOurs(Instant until, String code, String text) {
        return new Hold(until, code, text, false, true);
    }

    /** What its time to live is longer by. */
    long secondsThatDoNotCount(Instant now) {
        return ours ? Math.max(0, Duration.between(now, until).plusMillis(999).toSeconds()) : 0;
    }
}
