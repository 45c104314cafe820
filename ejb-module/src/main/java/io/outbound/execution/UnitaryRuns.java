package io.outbound.execution;

import io.outbound.delivery.UnitarySettled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Ends triggered runs: told by the lane, and by looking after what a dead node left. No event is fired for them. */
@ApplicationScoped
public class UnitaryRuns {

    private static final Duration OLD = Duration.ofMinutes(1);
    private static final int AT_ONCE = 500;

    private Executions executions;
    private Clock clock;

    protected UnitaryRuns() {}

    @Inject
    public UnitaryRuns(Executions executions, Clock clock) {
        this.executions = executions;
        this.clock = clock;
    }

    void settled(@Observes UnitarySettled event) {
        executions.finishSettledUnitary(event.executionIds());
    }

    void finishOld() {
        List<UUID> old = executions.openUnitary(clock.instant().minus(OLD), AT_ONCE);
        if (!old.isEmpty()) {
            executions.finishSettledUnitary(old);
        }
    }
}
