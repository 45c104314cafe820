package io.outbound.counter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is counted hour by hour; each is a column of {@code campaign_hour}. */
public enum Hourly {
    SENT,
    /** First opens of a message. */
    OPENS,
    /** First clicks in a message. */
    CLICKS;

    static List<String> columns() {
        return Arrays.stream(values())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
