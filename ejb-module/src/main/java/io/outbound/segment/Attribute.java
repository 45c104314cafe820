package io.outbound.segment;

import java.io.Serializable;
import java.util.Map;

/**
 * Something known of a contact: one of its own fields, or a custom attribute of any other name.
 *
 * @param name as templates write it after {@code profile.}, 1..100 characters without control characters
 */
public record Attribute(String name) implements Serializable {

    static final int LONGEST = 100;
    static final String CREATED_AT = "createdAt";

    private static final Map<String, String> COLUMNS = Map.of(
            "name", "c.name",
            "email", "c.email",
            "phone", "c.phone",
            "externalId", "c.external_id",
            "language", "c.language",
            "timeZone", "c.time_zone");

    static boolean isName(String text) {
        return !text.isBlank() && text.length() <= LONGEST && text.chars().noneMatch(Character::isISOControl);
    }

    boolean isMoment() {
        return name.equals(CREATED_AT);
    }

    /** The column of the contact's own field of this name; null for a custom attribute. */
    String column() {
        return COLUMNS.get(name);
    }
}
