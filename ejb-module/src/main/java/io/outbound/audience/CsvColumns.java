package io.outbound.audience;

import io.outbound.address.EmailAddress;
import io.outbound.attribute.AttributeType;
import io.outbound.csv.CsvText;
import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the columns of a file mean: a contact's own fields by their names, every other column an attribute. */
final class CsvColumns {

    private static final Map<String, String> FIELDS = Map.of(
            "email", "email",
            "emailaddress", "email",
            "mail", "email",
            "name", "name",
            "phone", "phone",
            "telegramchatid", "telegramChatId",
            "viberid", "viberId",
            "externalid", "externalId",
            "language", "language",
            "timezone", "timeZone");

    /** What the file of bad rows adds; a corrected one may come back with them. */
    private static final Set<String> OF_BAD_ROWS = Set.of(BadRows.LINE, BadRows.CODE, BadRows.MESSAGE);

    private static final Map<String, ChannelId> CONSENT = Arrays.stream(ChannelId.values())
            .collect(Collectors.toMap(
                    channel -> "consent" + channel.name().toLowerCase(Locale.ROOT), channel -> channel));
    private static final String TAGS = "tags";

    private final Map<Integer, ChannelId> consent = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final Set<Integer> attributes = new HashSet<>();

    /** @throws DomainException INVALID when there is no email column, or a column comes twice */
    CsvColumns(List<String> header) {
        for (String title : header) {
            String folded = title.strip().toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
            String field = FIELDS.get(folded);
            if (CONSENT.containsKey(folded)) {
                consent.put(names.size(), CONSENT.get(folded));
                field = folded;
            } else if (folded.equals(TAGS)) {
                field = TAGS;
            } else if (OF_BAD_ROWS.contains(title.strip())) {
                field = "";
            } else if (field == null) {
                attributes.add(names.size());
                field = title.strip().replaceAll("[^\\p{L}\\p{N}_-]", "_");
            }
            if (!field.isEmpty() && names.contains(field)) {
                throw DomainException.invalid("csv-column-twice", "", "The column \"" + field + "\" is there twice.");
            }
            names.add(field);
        }
        if (!names.contains("email")) {
            throw DomainException.invalid(
                    "csv-no-email-column", "", "The first line must name the columns, and one of them email.");
        }
    }

    /** Whether these are as many as there are columns, with an address where one belongs. */
    boolean areARow(List<String> fields) {
        return fields.size() == names.size()
                && EmailAddress.tryParse(fields.get(names.indexOf("email")).strip())
                        .isPresent();
    }

    /** @throws DomainException INVALID when the row has more fields than there are columns */
    NewContact contact(List<String> fields) {
        if (fields.size() > names.size()) {
            throw DomainException.invalid(
                    "too-many-fields",
                    "",
                    "The row has " + fields.size() + " fields, the first line names " + names.size() + ".");
        }
        Map<String, String> own = new HashMap<>();
        Map<String, Object> others = new LinkedHashMap<>();
        Map<ChannelId, Boolean> said = new EnumMap<>(ChannelId.class);
        for (int i = 0; i < fields.size(); i++) {
            String value = withoutGuard(fields.get(i).strip());
            if (!value.isEmpty() && !names.get(i).isEmpty()) {
                if (consent.containsKey(i)) {
                    said.put(consent.get(i), granted(value));
                } else if (attributes.contains(i)) {
                    others.put(names.get(i), value);
                } else {
                    own.put(names.get(i), value);
                }
            }
        }
        return new NewContact(
                own.get("externalId"),
                own.get("name"),
                own.get("email"),
                own.get("phone"),
                own.get("telegramChatId"),
                own.get("viberId"),
                own.get("language"),
                own.get("timeZone"),
                others,
                own.containsKey(TAGS) ? List.of(own.get(TAGS).split("[,;|]")) : List.of(),
                said);
    }

    private static boolean granted(String value) {
        return AttributeType.BOOLEAN
                .read(value)
                .map(Boolean.class::cast)
                .orElseThrow(() ->
                        DomainException.invalid("invalid-consent", "", "Consent is yes or no, not \"" + value + "\"."));
    }

    /** Files that we wrote have an apostrophe before what a spreadsheet would take for a formula. */
    private static String withoutGuard(String value) {
        return value.length() > 1 && value.charAt(0) == '\'' && CsvText.isDangerous(value.substring(1))
                ? value.substring(1)
                : value;
    }
}
