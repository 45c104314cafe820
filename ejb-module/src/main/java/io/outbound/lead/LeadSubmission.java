package io.outbound.lead;

import io.outbound.security.Actor;
import jakarta.json.JsonObject;
import java.util.List;

/**
 * Leads somebody wants to add.
 *
 * @param client where they come from, for the log: key, address block, user agent
 */
public record LeadSubmission(List<JsonObject> leads, LeadOrigin origin, String client, Actor by) {

    public LeadSubmission {
        leads = List.copyOf(leads);
    }
}
