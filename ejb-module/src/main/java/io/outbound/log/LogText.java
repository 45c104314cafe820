package io.outbound.log;

import io.outbound.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.StringReader;

/** Texts cut to what their column holds, without what no database text can hold. */
final class LogText {

    private LogText() {}

    static String fit(String text, int longest) {
        if (text == null) {
            return null;
        }
        String clean = text.replace("\0", "\uFFFD").replaceAll("\\p{Cs}", "\uFFFD");
        if (clean.length() <= longest) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return clean.substring(0, end) + "…";
    }

    /** As JSON that fits; a larger payload is replaced by its size. */
    static String fit(JsonObject payload, int longest) {
        if (payload == null) {
            return null;
        }
        String text = payload.toString();
        return text.length() <= longest
                ? text
                : Json.createObjectBuilder()
                        .add("truncated", true)
                        .add("characters", text.length())
                        .build()
                        .toString();
    }

    static JsonStructure json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.read();
        }
    }
}
