package io.outbound.audience;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;

/**
 * A person who can be written to; what is not known is null.
 *
 * @param email as it was given
 * @param attributes whatever else is known, by name: texts, or any JSON value when it came by API
 */
public record Contact(
        UUID id,
        String externalId,
        String name,
        String email,
        String phone,
        String language,
        ZoneId timeZone,
        Map<String, Object> attributes,
        Instant createdAt,
        long version) {

    /** What templates see as {@code profile}: the attributes, and the contact's own fields by their names. */
    public Map<String, Object> profile() {
        return Profiles.of(this);
    }
}
