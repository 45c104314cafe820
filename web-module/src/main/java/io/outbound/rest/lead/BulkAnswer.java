package io.outbound.rest.lead;

import io.outbound.kernel.FieldError;
import io.outbound.lead.InjectionResult;
import io.outbound.lead.InjectionResult.Created;
import io.outbound.lead.InjectionResult.Rejected;
import io.outbound.lead.LeadReason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What became of each lead of a bulk, in the order in which they were sent. */
record BulkAnswer(int total, int created, int failed, List<Map<String, Object>> results) {

    private static final FieldError NOT_LOGGED = new FieldError(
            "", "storage-unavailable", "This lead was not added and its refusal could not be logged: send it again.");

    static BulkAnswer of(List<InjectionResult> results, boolean mayReadLeads) {
        Map<UUID, Integer> indexes = new HashMap<>();
        List<Map<String, Object>> items = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("index", i);
            if (results.get(i) instanceof Created created) {
                indexes.put(created.id(), i);
                item.put("status", "created");
                item.put("id", created.id());
            } else if (results.get(i) instanceof Rejected rejected) {
                reject(item, rejected, indexes, mayReadLeads);
            } else {
                item.put("status", "unavailable");
                item.put("errors", List.of(NOT_LOGGED));
            }
            items.add(item);
        }
        return new BulkAnswer(results.size(), indexes.size(), results.size() - indexes.size(), items);
    }

    private static void reject(
            Map<String, Object> item, Rejected rejected, Map<UUID, Integer> indexes, boolean mayReadLeads) {
        boolean duplicate =
                rejected.has(LeadReason.DUPLICATE_EMAIL) && rejected.problems().size() == 1;
        item.put("status", duplicate ? "duplicate" : "failed");
        item.put("reason", rejected.problems().get(0).reason());
        item.put("errors", LeadRefusal.of(rejected, false).errors());
        rejected.logId().ifPresent(logId -> item.put("logId", logId));
        rejected.matchedLeadId().ifPresent(match -> {
            if (indexes.containsKey(match)) {
                item.put("duplicateOf", indexes.get(match));
            }
            if (mayReadLeads) {
                item.put("matchedLeadId", match);
            }
        });
    }
}
