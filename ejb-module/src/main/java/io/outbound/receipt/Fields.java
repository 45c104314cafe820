package io.outbound.receipt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Header-like fields in a text (RFC 3464 §2.1: groups of them, empty lines between). */
final class Fields {

    private Fields() {}

    /** Each group as lower-case names and values; the first of a name counts. Lines that are no fields are passed over. */
    static List<Map<String, String>> groups(String text) {
        List<Map<String, String>> groups = new ArrayList<>();
        Map<String, String> group = new LinkedHashMap<>();
        String last = null;
        for (String line : text.split("\r\n|\r|\n", -1)) {
            int colon = line.indexOf(':');
            if (line.isBlank()) {
                if (!group.isEmpty()) {
                    groups.add(group);
                    group = new LinkedHashMap<>();
                }
                last = null;
            } else if (Character.isWhitespace(line.charAt(0)) && last != null) {
                group.merge(last, line.strip(), (before, more) -> before + " " + more);
            } else if (colon > 0) {
                String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                last = group.putIfAbsent(name, line.substring(colon + 1).strip()) == null ? name : null;
            }
        }
        if (!group.isEmpty()) {
            groups.add(group);
        }
        return groups;
    }

    static String first(String text, String name) {
        return groups(text).stream()
                .map(group -> group.get(name))
                .filter(value -> value != null)
                .findFirst()
                .orElse(null);
    }
}
