package io.outbound.campaign;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;

/**
 * Lets the rows of API-triggered campaigns follow their windows, for lists and filters. Triggers do not rely on it: they
 * ask the window itself. Every node may do it; the timer is not persistent, because the rows are the truth.
 */
@Singleton
@PermitAll
public class WindowClock {

    private Campaigns campaigns;
    private Clock clock;

    protected WindowClock() {}

    @Inject
    public WindowClock(Campaigns campaigns, Clock clock) {
        this.campaigns = campaigns;
        this.clock = clock;
    }

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void tick() {
        campaigns.withWindow().stream()
                .filter(this::isBehind)
                .forEach(id -> campaigns.lock(id).ifPresent(this::passTime));
    }

    /** Most are not: who changes them waits for nobody. */
    private boolean isBehind(UUID id) {
        return campaigns
                .byId(id)
                .filter(campaign -> campaign.statusAt(clock.instant()) != campaign.status())
                .isPresent();
    }

    private void passTime(Campaign campaign) {
        campaign.passTime(clock.instant());
        campaigns.flush(campaign);
    }
}
