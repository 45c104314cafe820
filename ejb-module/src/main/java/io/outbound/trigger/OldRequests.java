package io.outbound.trigger;

import io.outbound.upkeep.OldRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** Request ids of accepted calls whose time is over. */
@ApplicationScoped
public class OldRequests implements OldRows {

    private TriggerRequests requests;
    private Clock clock;

    protected OldRequests() {}

    @Inject
    public OldRequests(TriggerRequests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "request-ids";
    }

    @Override
    public int forget(int most) {
        return requests.forgetExpired(clock.instant(), most);
    }
}
