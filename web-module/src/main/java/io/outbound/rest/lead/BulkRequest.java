package io.outbound.rest.lead;

import io.outbound.kernel.DomainException;
import jakarta.json.JsonObject;
import java.util.List;

/** Up to {@value #MOST} leads in one call. */
record BulkRequest(List<JsonObject> leads) {

    private static final int MOST = 1_000;

    BulkRequest {
        if (leads == null || leads.isEmpty()) {
            throw DomainException.invalid("required", "/leads", "At least one lead is required.");
        }
        if (leads.size() > MOST) {
            throw DomainException.invalid("too-many-leads", "/leads", "At most " + MOST + " leads in one call.");
        }
    }
}
