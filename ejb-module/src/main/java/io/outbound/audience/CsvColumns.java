package io.outbound.audience;

import io.outbound.address.EmailAddress;
import io.outbound.kernel.DomainException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

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

    private final List<String> names = new ArrayList<>();
    private final Set<Integer> attributes = new HashSet<>();

    /** @throws DomainException INVALID when there is no email column, or a column comes twice */
    CsvColumns(List<String> header) {
        for (String title : header) {
            String folded = title.strip().toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
            String field = FIELDS.get(folded);
            if (field == null) {
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
        Map<String, String> own = new LinkedHashMap<>();
        Map<String, Object> others = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            String value = fields.get(i).strip();
            if (!value.isEmpty() && !names.get(i).isEmpty()) {
                if (attributes.contains(i)) {
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
                List.of(),
                Map.of());
    }
}
