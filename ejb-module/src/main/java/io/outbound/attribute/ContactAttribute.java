package io.outbound.attribute;

import io.outbound.kernel.DomainException;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An attribute that has a type.
 *
 * @param name as templates write it after {@code profile.}
 */
public record ContactAttribute(String name, AttributeType type, Instant createdAt) {

    private static final int LONGEST = 100;
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_-]+");
    private static final Set<String> OWN_FIELDS = Set.of(
            "email",
            "name",
            "phone",
            "externalId",
            "telegramChatId",
            "viberId",
            "language",
            "timeZone",
            "createdAt",
            "tags",
            "consent",
            "attributes");

    /** @throws DomainException INVALID when it cannot be the name of an attribute */
    static String checkedName(String name) {
        if (name == null || name.isBlank()) {
            throw DomainException.invalid("missing-required-field", "/name", "An attribute needs a name.");
        }
        if (name.length() > LONGEST) {
            throw DomainException.invalid("too-long", "/name", "At most " + LONGEST + " characters.");
        }
        if (!NAME.matcher(name).matches()) {
            throw DomainException.invalid(
                    "invalid-value", "/name", "Letters, digits, _ and - only, as templates can write it.");
        }
        if (OWN_FIELDS.contains(name)) {
            throw DomainException.invalid("reserved-name", "/name", "Contacts have a field of this name already.");
        }
        return name;
    }
}
