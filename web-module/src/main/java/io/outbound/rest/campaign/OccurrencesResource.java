package io.outbound.rest.campaign;

import io.outbound.campaign.FailureReason;
import io.outbound.campaign.OccurrenceOutcome;
import io.outbound.campaign.PastOccurrence;
import io.outbound.campaign.ScheduleOutlook;
import io.outbound.rest.openapi.Summary;
import io.outbound.rest.problem.Problem;
import io.outbound.rest.problem.ProblemException;
import io.outbound.schedule.Occurrence;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@code /v1/campaigns/{id}/occurrences}: when it will send, as its settings are now, and what became of times before. */
@Path("v1/campaigns/{id}/occurrences")
@RolesAllowed(Scope.CAMPAIGNS_READ)
@Produces(MediaType.APPLICATION_JSON)
public class OccurrencesResource {

    private static final int MOST = 50;

    private ScheduleOutlook outlook;

    protected OccurrencesResource() {}

    @Inject
    public OccurrencesResource(ScheduleOutlook outlook) {
        this.outlook = outlook;
    }

    @GET
    @Summary("The next occurrences of a campaign, with what daylight saving does to them, and the last ones.")
    public Occurrences occurrences(@PathParam("id") UUID id, @QueryParam("count") Integer count) {
        int wanted = count == null ? MOST : count;
        if (wanted < 1 || wanted > MOST) {
            throw new ProblemException(Problem.of(400, "limit-invalid", "count must be from 1 to " + MOST + "."));
        }
        List<PastOccurrence> past = outlook.past(id);
        Map<Instant, String> runs = outlook.runs(id, past);
        return new Occurrences(
                outlook.next(id, wanted).stream().map(Coming::of).toList(),
                past.stream().map(one -> Past.of(one, runs.get(one.at()))).toList());
    }

    record Occurrences(List<Coming> items, List<Past> past) {}

    record Coming(Instant at, LocalDateTime local, String note) {
        static Coming of(Occurrence occurrence) {
            return new Coming(
                    occurrence.at(),
                    occurrence.local(),
                    occurrence.note() == null ? null : occurrence.note().sentence());
        }
    }

    /**
     * @param failureReasons why it was not sent; empty unless the outcome is FAILED
     * @param executionId the run that it led to, also when nothing was sent by it; null when it led to none
     */
    record Past(
            Instant at,
            OccurrenceOutcome outcome,
            int count,
            long lateSeconds,
            Instant recordedAt,
            String by,
            List<FailureReason> failureReasons,
            String executionId) {
        static Past of(PastOccurrence past, String executionId) {
            boolean began = past.outcome() == OccurrenceOutcome.FIRED || past.outcome() == OccurrenceOutcome.FAILED;
            return new Past(
                    past.at(),
                    past.outcome(),
                    past.count(),
                    past.lateSeconds(),
                    past.recordedAt(),
                    past.by(),
                    past.reasons(),
                    began ? executionId : null);
        }
    }
}
