package io.outbound.console.log;

import io.outbound.console.Query;
import io.outbound.console.Words;
import io.outbound.log.FailedLead;
import io.outbound.log.LogArchive;
import io.outbound.log.LogFilter;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import java.util.List;

/** Failed leads API injection (seed 3). */
@Named
@ViewScoped
public class FailedLeadsView extends LogPage {

    private static final long serialVersionUID = 1L;

    private LogArchive archive;
    private Words words;

    protected FailedLeadsView() {}

    @Inject
    public FailedLeadsView(LogArchive archive, Words words) {
        this.archive = archive;
        this.words = words;
    }

    public void load() {
        List<FailedLead> found = archive.leads(filter(), before(), ROWS + 1);
        show(found.stream().map(this::row).toList());
        chips(ReasonChips.of(archive.leadsByReason(LogFilter.ALL), getReason(), words));
    }

    private LogRow row(FailedLead lead) {
        List<LogRow.Line> lines = lead.reasons().getValuesAs(JsonObject.class).stream()
                .map(reason -> new LogRow.Line(sentence(reason), null))
                .toList();
        return new LogRow(
                lead.id(),
                lead.reason(),
                words.sayOr("log.reason." + lead.reason(), lead.reason()),
                lines,
                lead.source(),
                List.of(),
                lead.payload() == null ? null : PrettyJson.of(lead.payload()),
                lead.createdAt());
    }

    private String sentence(JsonObject reason) {
        String code = reason.getString("code", "");
        String field = reason.getString("field", "").replaceFirst("^/", "");
        return words.sayOr("log.lead." + code, reason.getString("message", code))
                .replace("{0}", field);
    }

    @Override
    String page(java.util.Map<String, String> query) {
        return "logs-failed-leads.xhtml" + Query.of(query);
    }
}
