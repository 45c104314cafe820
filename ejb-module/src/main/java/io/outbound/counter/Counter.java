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
    /** Those of {@link #FAILED} whose last try was refused for the time being, and those of {@link #BOUNCED} that may pass. */
    SOFT_BOUNCES,
    /** Those of {@link #FAILED} and {@link #BOUNCED} whose address is dead. */
    HARD_BOUNCES,
    COMPLAINTS,
    /** People who left by a message of the campaign. */
    UNSUBSCRIBES,
    OPENS,
    UNIQUE_OPENS,
    CLICKS,
    UNIQUE_CLICKS,
    /** Those of {@link #SENT} that were reported back as not delivered. */
    BOUNCED;

    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> columns() {
        return Arrays.stream(values()).map(Counter::column).toList();
    }
}
