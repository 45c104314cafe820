package io.outbound.log;

import io.outbound.json.Json;
import io.outbound.lead.LeadProblem;
import io.outbound.lead.LeadsRejected;
import io.outbound.lead.LeadsRejected.RejectedLead;
import io.outbound.store.IdSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import java.util.List;

/** Writes a row for each lead that was not added, before its sender gets the answer. */
@ApplicationScoped
public class FailedLeadRecorder {

    private RefusalBook book;
    private IdSource ids;

    protected FailedLeadRecorder() {}

    @Inject
    public FailedLeadRecorder(RefusalBook book, IdSource ids) {
        this.book = book;
        this.ids = ids;
    }

    public void record(@Observes LeadsRejected event) {
        book.enter(event.leads().stream().map(lead -> entry(event, lead)).toList());
    }

    private RefusalEntry entry(LeadsRejected event, RejectedLead lead) {
        FailedLead row = new FailedLead(
                0,
                ids.next(),
                lead.problems().get(0).reason().name(),
                reasons(lead.problems()),
                event.client(),
                Masking.mask(lead.payload()),
                lead.matchedLeadId(),
                event.apiKeyId(),
                event.at());
        return new RefusalEntry(
                event.at(),
                event.apiKeyId(),
                row.reason(),
                FailedLeads.INSERT,
                FailedLeads.columns(row),
                row.uid(),
                lead.receipt());
    }

    private static JsonArray reasons(List<LeadProblem> problems) {
        JsonArrayBuilder reasons = Json.createArrayBuilder();
        for (LeadProblem problem : problems) {
            reasons.add(Json.createObjectBuilder()
                    .add("code", problem.reason().name())
                    .add("field", problem.field())
                    .add("message", problem.message()));
        }
        return reasons.build();
    }
}
