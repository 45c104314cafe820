package io.outbound.counter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is counted for each campaign; each is a column of {@code campaign_counter}. */
public enum Counter {
    /** Waits, is claimed or on the wire. */
    PENDING,
    DEFERRED,
    SENT,
    FAILED,
    IN_DOUBT,
    SKIPPED,
    HALTED,
    /** Those of {@link #FAILED} whose last try was refused for the time being. */
    SOFT_BOUNCES,
    HARD_BOUNCES,
    COMPLAINTS,
    UNSUBSCRIBES,
    OPENS,
    UNIQUE_OPENS,
    CLICKS,
    UNIQUE_CLICKS,
    /** Sent, and reported back as not delivered since. */
    BOUNCED;

    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> columns() {
        return Arrays.stream(values()).map(Counter::column).toList();
    }
}
