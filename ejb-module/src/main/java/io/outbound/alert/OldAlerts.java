package io.outbound.alert;

import io.outbound.settings.Settings;
import io.outbound.upkeep.OldRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** Alerts that somebody acknowledged, after the setting {@code occurrenceRetentionDays}. */
@ApplicationScoped
public class OldAlerts implements OldRows {

    private Alerts alerts;
    private Settings settings;
    private Clock clock;

    protected OldAlerts() {}

    @Inject
    public OldAlerts(Alerts alerts, Settings settings, Clock clock) {
        this.alerts = alerts;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "alerts";
    }

    @Override
    public int forget(int most) {
        return alerts.forget(
                clock.instant().minus(Duration.ofDays(settings.current().occurrenceRetentionDays())), most);
    }
}
