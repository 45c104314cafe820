package io.outbound.rest.lead;

import io.outbound.lead.Lead;
import io.outbound.lead.LeadFields;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A lead as integrators see it. */
record LeadJson(
        UUID id,
        String contact_name,
        String contact_email1,
        String contact_email2,
        String contact_phone1,
        String contact_phone2,
        String company_name,
        String source,
        List<String> tags,
        JsonObject custom,
        String origin,
        Instant createdAt,
        String createdBy) {

    static LeadJson of(Lead lead) {
        LeadFields fields = lead.fields();
        return new LeadJson(
                lead.id(),
                fields.contactName(),
                fields.email1(),
                fields.email2(),
                fields.phone1(),
                fields.phone2(),
                fields.companyName(),
                fields.source(),
                fields.tags().getValuesAs(JsonString::getString),
                fields.custom(),
                lead.origin().name(),
                lead.createdAt(),
                lead.createdBy());
    }
}
