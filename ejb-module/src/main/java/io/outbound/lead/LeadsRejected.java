package io.outbound.lead;

import io.outbound.kernel.LogReceipt;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Leads were not added. Fired after the use case's transaction has ended; an observer that cannot keep them throws.
 *
 * @param client where they came from: key, address block, user agent
 */
public record LeadsRejected(Instant at, Optional<UUID> apiKeyId, String client, List<RejectedLead> leads) {

    public LeadsRejected {
        leads = List.copyOf(leads);
    }

    /**
     * One of them.
     *
     * @param payload as it was sent, not masked; empty when it could not be read
     * @param problems at least one; the first is the reason that lists show
     */
    public record RejectedLead(
            JsonObject payload, List<LeadProblem> problems, Optional<UUID> matchedLeadId, LogReceipt receipt) {}
}
