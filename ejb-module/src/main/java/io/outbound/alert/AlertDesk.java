package io.outbound.alert;

import io.outbound.kernel.DomainException;
import io.outbound.security.CurrentActor;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Looking at alerts, and saying that one has. */
@Stateless
@RolesAllowed(Scope.CAMPAIGNS_READ)
public class AlertDesk {

    private Alerts alerts;
    private CurrentActor actor;
    private Clock clock;

    protected AlertDesk() {}

    @Inject
    public AlertDesk(Alerts alerts, CurrentActor actor, Clock clock) {
        this.alerts = alerts;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * Newest first.
     *
     * @param acknowledged null for all
     * @param before the last id of the page before
     */
    public List<Alert> newest(Boolean acknowledged, Optional<UUID> before, int limit) {
        return alerts.newest(acknowledged, before, limit);
    }

    public long unread() {
        return alerts.unread();
    }

    public Alert byId(UUID id) {
        return alerts.byId(id).orElseThrow(() -> DomainException.notFound("alert", id));
    }

    /** Saying so twice keeps the first. */
    @RolesAllowed(Scope.CAMPAIGNS_WRITE)
    public Alert acknowledge(UUID id) {
        alerts.acknowledge(id, actor.get().name(), clock.instant());
        return byId(id);
    }

    /** @return how many */
    @RolesAllowed(Scope.CAMPAIGNS_WRITE)
    public int acknowledgeAll() {
        return alerts.acknowledgeAll(actor.get().name(), clock.instant());
    }
}
