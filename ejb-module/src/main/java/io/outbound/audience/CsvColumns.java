package io.outbound.audience;

import io.outbound.address.ChannelAddress;
import io.outbound.attribute.AttributeType;
import io.outbound.csv.CsvText;
import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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

    /** What a contact can be recognised by; a file has one of them at least. */
    private static final List<String> ADDRESSES = List.of("email", "phone", "telegramChatId", "viberId", "externalId");

    private static final Map<String, ChannelId> CONSENT = Arrays.stream(ChannelId.values())
            .collect(Collectors.toMap(
                    channel -> "consent" + channel.name().toLowerCase(Locale.ROOT), channel -> channel));
    private static final String TAGS = "tags";

    private final List<Column> columns = new ArrayList<>();

    /**
     * A column of the file.
     *
     * @param name of the field; empty when nobody looks at it
     * @param consent the channel that it is about; null for others
     */
    private record Column(String name, boolean isAttribute, ChannelId consent) {

        static Column of(String title) {
            String folded = title.strip().toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
            if (CONSENT.containsKey(folded)) {
                return new Column(folded, false, CONSENT.get(folded));
            }
            if (folded.equals(TAGS)) {
                return new Column(TAGS, false, null);
            }
            if (OF_BAD_ROWS.contains(title.strip())) {
                return new Column("", false, null);
            }
            String field = FIELDS.get(folded);
            return field == null
                    ? new Column(title.strip().replaceAll("[^\\p{L}\\p{N}_-]", "_"), true, null)
                    : new Column(field, false, null);
        }
    }

    /** @throws DomainException INVALID when no column has addresses, or a column comes twice */
    CsvColumns(List<String> header) {
        Set<String> names = new HashSet<>();
        for (String title : header) {
            Column column = Column.of(title);
            if (!column.name().isEmpty() && !names.add(column.name())) {
                throw DomainException.invalid(
                        "csv-column-twice", "", "The column \"" + column.name() + "\" is there twice.");
            }
            columns.add(column);
        }
        if (Collections.disjoint(names, ADDRESSES)) {
            throw DomainException.invalid(
                    "csv-no-address-column",
                    "",
                    "The first line must name the columns, and one of them email, phone, telegramChatId, viberId or externalId.");
        }
    }

    boolean haveExternalIds() {
        return columns.stream().anyMatch(column -> column.name().equals("externalId"));
    }

    /** Whether these are as many as there are columns, with an email address or else a phone number where one belongs. */
    boolean areARow(List<String> fields) {
        if (fields.size() != columns.size()) {
            return false;
        }
        String email = value(fields, "email");
        return email.isEmpty() ? isAddress(ChannelId.SMS, value(fields, "phone")) : isAddress(ChannelId.EMAIL, email);
    }

    private static boolean isAddress(ChannelId channel, String value) {
        return ChannelAddress.tryParse(channel, value).isPresent();
    }

    /** Empty when there is no such column. */
    private String value(List<String> fields, String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return withoutGuard(fields.get(i).strip());
            }
        }
        return "";
    }

    /** @throws DomainException INVALID when the row has more fields than there are columns */
    NewContact contact(List<String> fields) {
        if (fields.size() > columns.size()) {
            throw DomainException.invalid(
                    "too-many-fields",
                    "",
                    "The row has " + fields.size() + " fields, the first line names " + columns.size() + ".");
        }
        Map<String, String> own = new HashMap<>();
        Map<String, Object> others = new LinkedHashMap<>();
        Map<ChannelId, Boolean> said = new EnumMap<>(ChannelId.class);
        for (int i = 0; i < fields.size(); i++) {
            String value = withoutGuard(fields.get(i).strip());
            Column column = columns.get(i);
            if (!value.isEmpty() && !column.name().isEmpty()) {
                if (column.consent() != null) {
                    said.put(column.consent(), granted(value));
                } else if (column.isAttribute()) {
                    others.put(column.name(), value);
                } else {
                    own.put(column.name(), value);
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
