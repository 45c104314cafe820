package io.outbound.lead;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;

/**
 * A lead as it was sent, of any quality. Absent fields are null; whatever has no field of its own is in {@code custom}.
 *
 * @param tags JSON array of strings
 */
public record LeadFields(
        String contactName,
        String email1,
        String email2,
        String phone1,
        String phone2,
        String companyName,
        String source,
        JsonArray tags,
        JsonObject custom) {}
