package io.outbound.console.log;

import io.outbound.console.Query;
import io.outbound.console.Words;
import io.outbound.log.FailedCall;
import io.outbound.log.LogArchive;
import io.outbound.log.LogFilter;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** API Failed Logs (seed 0). */
@Named
@ViewScoped
public class LogsView extends LogPage {

    private static final long serialVersionUID = 1L;

    private LogArchive archive;
    private Words words;

    protected LogsView() {}

    @Inject
    public LogsView(LogArchive archive, Words words) {
        this.archive = archive;
        this.words = words;
    }

    public void load() {
        List<FailedCall> found = archive.calls(filter(), before(), ROWS + 1);
        show(found.stream().map(this::row).toList());
        chips(ReasonChips.of(archive.callsByReason(LogFilter.ALL), getReason(), words));
    }

    private LogRow row(FailedCall call) {
        List<LogRow.Line> lines = new ArrayList<>();
        String title = words.sayOr("log.detail." + call.reason(), call.detail());
        lines.add(new LogRow.Line(title, call.gaps().isEmpty() ? call.fixUrl() : null));
        for (JsonObject gap : call.gaps().getValuesAs(JsonObject.class)) {
            String code = gap.getString("code", "");
            lines.add(new LogRow.Line(
                    words.sayOr("reason." + code, gap.getString("message", code)), gap.getString("fixUrl", null)));
        }
        List<LogRow.Fact> facts = new ArrayList<>();
        fact(facts, "log.call", call.endpoint());
        fact(facts, "log.answer", call.detail());
        fact(facts, "log.status", String.valueOf(call.httpStatus()));
        fact(facts, "log.slug", call.slug());
        fact(facts, "log.campaign", call.campaignName());
        fact(facts, "log.request", call.requestId());
        return new LogRow(
                call.id(),
                call.reason(),
                words.sayOr("log.reason." + call.reason(), call.title()),
                lines,
                call.client(),
                facts,
                call.payload() == null ? null : PrettyJson.of(call.payload()),
                call.createdAt());
    }

    private void fact(List<LogRow.Fact> facts, String key, String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new LogRow.Fact(words.say(key), value));
        }
    }

    @Override
    String page(java.util.Map<String, String> query) {
        return "logs.xhtml" + Query.of(query);
    }
}
