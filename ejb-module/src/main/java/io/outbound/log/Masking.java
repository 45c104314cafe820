package io.outbound.log;

import io.outbound.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hides whom a payload is about: addresses, phone numbers and names keep only what helps to recognise one's own. */
final class Masking {

    // also in the forms in which people try to hide one, or mistype it
    private static final Pattern ADDRESS = Pattern.compile(
            "([^\\s@<>,;:\"'()]{1,256})(?:@|\uFF20|\\(at\\)|\\[at])([^\\s@<>,;:\"'()]{1,256})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PHONE = Pattern.compile("(?<![\\w-])\\+?\\d[\\d ()/.-]{5,40}\\d(?![\\w-])");
    private static final Pattern PERSONAL_KEY = Pattern.compile(
            "name|mail|phone|mobile|tel|address|street|birth|userid|externalid|secret|password|token|key");
    private static final int MAX_DEPTH = 32;
    private static final int LONGEST_VALUE = 2_000;

    private Masking() {}

    static JsonObject mask(JsonObject payload) {
        return object(payload, false, 0);
    }

    private static JsonObject object(JsonObject object, boolean personal, int depth) {
        JsonObjectBuilder masked = Json.createObjectBuilder();
        object.forEach(
                (key, value) -> masked.add(text(key, false), value(value, personal || isPersonal(key), depth + 1)));
        return masked.build();
    }

    private static JsonArray array(JsonArray array, boolean personal, int depth) {
        JsonArrayBuilder masked = Json.createArrayBuilder();
        array.forEach(value -> masked.add(value(value, personal, depth + 1)));
        return masked.build();
    }

    private static JsonValue value(JsonValue value, boolean personal, int depth) {
        if (depth > MAX_DEPTH) {
            return JsonValue.NULL;
        }
        return switch (value.getValueType()) {
            case OBJECT -> object(value.asJsonObject(), personal, depth);
            case ARRAY -> array(value.asJsonArray(), personal, depth);
            case STRING -> Json.createValue(text(((JsonString) value).getString(), personal));
            case NUMBER -> personal || value.toString().length() > 6 ? Json.createValue("***") : value;
            default -> value;
        };
    }

    private static boolean isPersonal(String key) {
        String plain = key.toLowerCase(Locale.ROOT).replaceAll("[_\\-. ]", "");
        return !plain.equals("companyname") && PERSONAL_KEY.matcher(plain).find();
    }

    /** Without U+0000, which no database text can hold. */
    static String text(String text, boolean personal) {
        String clean = LogText.fit(text, LONGEST_VALUE);
        String masked = replace(ADDRESS, clean, Masking::maskedAddress);
        masked = replace(
                PHONE, masked, m -> "***" + m.group().substring(m.group().length() - 2));
        return personal && masked.equals(clean) ? initials(clean) : masked;
    }

    /** For ids and paths, which are digits but no phone numbers. */
    static String identifier(String text) {
        return text == null ? null : replace(ADDRESS, LogText.fit(text, LONGEST_VALUE), Masking::maskedAddress);
    }

    private static String maskedAddress(MatchResult address) {
        return initial(address.group(1)) + "@" + domain(address.group(2));
    }

    private interface Mask {
        String of(MatchResult found);
    }

    private static String replace(Pattern pattern, String text, Mask mask) {
        return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(mask.of(found)));
    }

    private static String domain(String domain) {
        int dot = domain.lastIndexOf('.');
        return initial(domain) + (dot > 0 ? domain.substring(dot) : "");
    }

    private static String initials(String name) {
        StringBuilder initials = new StringBuilder();
        for (String word : name.strip().split("\\s+", 6)) {
            initials.append(initials.isEmpty() ? "" : " ").append(initial(word));
        }
        return initials.toString();
    }

    private static String initial(String word) {
        return word.isEmpty() ? "" : word.substring(0, word.offsetByCodePoints(0, 1)) + "***";
    }
}
