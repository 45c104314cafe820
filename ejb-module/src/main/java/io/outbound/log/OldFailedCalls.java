package io.outbound.log;

import io.outbound.settings.Settings;
import io.outbound.upkeep.OldRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** Refused calls, after the setting {@code logRetentionDays}; totals stay. */
@ApplicationScoped
public class OldFailedCalls implements OldRows {

    private ApiFailedLogs calls;
    private Settings settings;
    private Clock clock;

    protected OldFailedCalls() {}

    @Inject
    public OldFailedCalls(ApiFailedLogs calls, Settings settings, Clock clock) {
        this.calls = calls;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "failed-calls";
    }

    @Override
    public int forget(int most) {
        return calls.forget(
                clock.instant().minus(Duration.ofDays(settings.current().logRetentionDays())), most);
    }
}
