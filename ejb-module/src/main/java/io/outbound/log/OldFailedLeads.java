package io.outbound.log;

import io.outbound.settings.Settings;
import io.outbound.upkeep.OldRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** Refused leads, after the setting {@code logRetentionDays}. */
@ApplicationScoped
public class OldFailedLeads implements OldRows {

    private FailedLeads leads;
    private Settings settings;
    private Clock clock;

    protected OldFailedLeads() {}

    @Inject
    public OldFailedLeads(FailedLeads leads, Settings settings, Clock clock) {
        this.leads = leads;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "failed-leads";
    }

    @Override
    public int forget(int most) {
        return leads.forget(
                clock.instant().minus(Duration.ofDays(settings.current().logRetentionDays())), most);
    }
}
