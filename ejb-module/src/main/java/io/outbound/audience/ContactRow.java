package io.outbound.audience;

import java.util.HashMap;
import java.util.Map;

/** A checked contact on its way into the table; null for what is not given and shall stay as it is. */
record ContactRow(
        String emailKey,
        String email,
        String externalId,
        String name,
        String phone,
        String language,
        String timeZone,
        Map<String, Object> attributes) {

    /** The same contact given again: what the later one says counts. */
    ContactRow updatedBy(ContactRow later) {
        Map<String, Object> merged = new HashMap<>(attributes);
        merged.putAll(later.attributes);
        return new ContactRow(
                emailKey,
                later.email,
                either(later.externalId, externalId),
                either(later.name, name),
                either(later.phone, phone),
                either(later.language, language),
                either(later.timeZone, timeZone),
                merged);
    }

    private static String either(String wanted, String otherwise) {
        return wanted == null ? otherwise : wanted;
    }
}
