package io.outbound.delivery;

import io.outbound.settings.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * When a campaign is paused: {@code outbound.delivery.storm-tries} (200; 0: never) of its latest tries are looked at, and
 * {@code outbound.delivery.storm-percent} (50) of them may not fail. It tries a few messages after
 * {@code outbound.delivery.storm-pause-seconds} (60), and after twice the time whenever those fail, too.
 */
@ApplicationScoped
public class StormSettings {

    private static final Duration LONGEST = Duration.ofMinutes(30);

    private int tries;
    private int percent;
    private Duration pause;

    protected StormSettings() {}

    @Inject
    public StormSettings(Configuration configuration) {
        this(
                configuration.number("outbound.delivery.storm-tries", 200),
                configuration.number("outbound.delivery.storm-percent", 50),
                Duration.ofSeconds(configuration.number("outbound.delivery.storm-pause-seconds", 60)));
    }

    public StormSettings(int tries, int percent, Duration pause) {
        if (tries < 0 || percent < 1 || percent > 100 || pause.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalStateException(
                    "OUT-0005 outbound.delivery.storm-tries, -percent or -pause-seconds is out of range.");
        }
        this.tries = tries;
        this.percent = percent;
        this.pause = pause;
    }

    int tries() {
        return tries;
    }

    int percent() {
        return percent;
    }

    /** @param times how many times in a row it was paused, 1 or more */
    Duration pause(int times) {
        Duration doubled = pause.multipliedBy(1L << Math.min(times - 1, 20));
        Duration longest = pause.compareTo(LONGEST) > 0 ? pause : LONGEST;
        return doubled.compareTo(longest) > 0 ? longest : doubled;
    }
}
