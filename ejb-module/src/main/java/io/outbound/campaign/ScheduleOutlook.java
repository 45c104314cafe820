package io.outbound.campaign;

import io.outbound.kernel.DomainException;
import io.outbound.schedule.Occurrence;
import io.outbound.security.Scope;
import io.outbound.store.DatabaseTime;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** When a campaign will send, and what became of the times before; also while it is a draft. */
@Stateless
@RolesAllowed(Scope.CAMPAIGNS_READ)
public class ScheduleOutlook {

    private static final int PAST = 50;

    private Campaigns campaigns;
    private OccurrenceLog log;
    private DatabaseTime time;

    protected ScheduleOutlook() {}

    @Inject
    public ScheduleOutlook(Campaigns campaigns, OccurrenceLog log, DatabaseTime time) {
        this.campaigns = campaigns;
        this.log = log;
        this.time = time;
    }

    /** The next occurrences, as its settings are now; empty when no send time is set. */
    public List<Occurrence> next(UUID id, int count) {
        return campaign(id).plan().map(plan -> plan.after(time.now(), count)).orElse(List.of());
    }

    /** Newest first. */
    public List<PastOccurrence> past(UUID id) {
        return log.latest(campaign(id).id(), PAST);
    }

    private Campaign campaign(UUID id) {
        return campaigns.byId(id).orElseThrow(() -> DomainException.notFound("campaign", id));
    }
}
