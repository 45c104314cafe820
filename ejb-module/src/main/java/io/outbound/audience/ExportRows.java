package io.outbound.audience;

import io.outbound.csv.CsvText;
import io.outbound.kernel.ChannelId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Contacts as rows of a file that an import reads back. */
public final class ExportRows {

    private static final List<String> FIELDS = List.of(
            "email", "name", "phone", "telegramChatId", "viberId", "externalId", "language", "timeZone", "tags");

    private ExportRows() {}

    public static String header(List<String> attributes) {
        List<String> names = new ArrayList<>(FIELDS);
        Arrays.stream(ChannelId.values()).forEach(channel -> names.add("consent_" + channel));
        names.addAll(attributes);
        return CsvText.row(names);
    }

    static String row(Contact contact, List<String> attributes) {
        List<Object> cells = new ArrayList<>();
        cells.add(contact.email());
        cells.add(contact.name());
        cells.add(contact.phone());
        cells.add(contact.telegramChatId());
        cells.add(contact.viberId());
        cells.add(contact.externalId());
        cells.add(contact.language());
        cells.add(contact.timeZone());
        cells.add(String.join(",", contact.tags()));
        for (ChannelId channel : ChannelId.values()) {
            cells.add(contact.consent().get(channel));
        }
        attributes.forEach(name -> cells.add(cell(contact.attributes().get(name))));
        return CsvText.row(cells);
    }

    /** Lists and objects as JSON. */
    private static Object cell(Object value) {
        return value instanceof Map || value instanceof List ? Attributes.jsonOf(value) : value;
    }
}
