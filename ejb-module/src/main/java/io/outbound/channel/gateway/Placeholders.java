package io.outbound.channel.gateway;

import io.outbound.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with {@code {{to}}} and the like; each value is put in so that it stays a value where it stands. */
record Placeholders(String text) {

    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([a-z]+)\\s*}}");

    /** How a value is written. */
    enum Form {
        /** Within the quotes of a JSON string. */
        JSON(Placeholders::json),
        /** Within a query or a form. */
        FORM(value -> URLEncoder.encode(value, StandardCharsets.UTF_8)),
        /** Within XML or HTML. */
        XML(Placeholders::xml),
        PLAIN(value -> value);

        private final UnaryOperator<String> write;

        Form(UnaryOperator<String> write) {
            this.write = write;
        }

        static Form of(String contentType) {
            if (contentType.contains("json")) {
                return JSON;
            }
            if (contentType.contains("form")) {
                return FORM;
            }
            return contentType.contains("xml") ? XML : PLAIN;
        }
    }

    /** @throws IllegalArgumentException when it names a value that there is not */
    void require(Set<String> names) {
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            if (!names.contains(place.group(1))) {
                throw new IllegalArgumentException(place.group());
            }
        }
    }

    String fill(Map<String, String> values, Form form) {
        return PLACE.matcher(text)
                .replaceAll(
                        place -> Matcher.quoteReplacement(form.write.apply(values.getOrDefault(place.group(1), ""))));
    }

    private static String json(String value) {
        String quoted = Json.createValue(value).toString();
        return quoted.substring(1, quoted.length() - 1);
    }

    private static String xml(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&apos;");
    }
}
