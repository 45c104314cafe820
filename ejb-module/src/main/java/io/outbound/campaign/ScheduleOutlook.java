package io.outbound.campaign;

import io.outbound.execution.Executions;
import io.outbound.kernel.DomainException;
import io.outbound.schedule.Occurrence;
import io.outbound.security.Scope;
import io.outbound.store.DatabaseTime;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** When a campaign will send, and what became of the times before; also while it is a draft. */
@Stateless
@RolesAllowed(Scope.CAMPAIGNS_READ)
public class ScheduleOutlook {

    private static final int PAST = 50;

    private Campaigns campaigns;
    private OccurrenceLog log;
    private Executions executions;
    private DatabaseTime time;

    protected ScheduleOutlook() {}

    @Inject
    public ScheduleOutlook(Campaigns campaigns, OccurrenceLog log, Executions executions, DatabaseTime time) {
        this.campaigns = campaigns;
        this.log = log;
        this.executions = executions;
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

    /** The public ids of the runs that these led to, by the time of the occurrence; most have one, what was skipped has none. */
    public Map<Instant, String> runs(UUID id, List<PastOccurrence> past) {
        Map<String, String> found = executions.ofOccurrences(
                id, past.stream().map(one -> OccurrenceFiring.run(one.at())).toList());
        Map<Instant, String> runs = new HashMap<>();
        past.forEach(one -> runs.computeIfAbsent(one.at(), at -> found.get(OccurrenceFiring.run(at))));
        return runs;
    }

    private Campaign campaign(UUID id) {
        return campaigns.byId(id).orElseThrow(() -> DomainException.notFound("campaign", id));
    }
}
