package io.outbound.rest.json;

import io.outbound.json.JsonNumbers;
import io.outbound.kernel.DomainException;
import io.outbound.kernel.DomainException.Kind;
import io.outbound.kernel.FieldError;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * Bytes to a tree of values. Refuses what parsers disagree about or databases cannot keep: not UTF-8, duplicate names,
 * nesting deeper than {@value #DEEPEST}, numbers that are very long, typed or written out, NUL and unpaired surrogates.
 */
public final class JsonTree {

    static final int DEEPEST = 32;
    private static final int LONGEST_NUMBER = 100;

    // one look-up of the provider for the life of the application: each costs more than parsing a small body
    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    private final JsonParser parser;

    private final boolean anyText;

    private JsonTree(JsonParser parser, boolean anyText) {
        this.parser = parser;
        this.anyText = anyText;
    }

    /** @throws DomainException MALFORMED, or INVALID for text that cannot be stored; both say where */
    public static JsonValue parse(byte[] body) {
        return parse(body, false);
    }

    /**
     * For a reader that looks at the text itself: takes NUL and unpaired surrogates.
     *
     * @throws DomainException MALFORMED; says where
     */
    public static JsonValue parseWithAnyText(byte[] body) {
        return parse(body, true);
    }

    private static JsonValue parse(byte[] body, boolean anyText) {
        String text = decode(body);
        try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
            JsonValue value = new JsonTree(parser, anyText).value(parser.next(), "", 0);
            if (parser.hasNext()) {
                throw notJson();
            }
            return value;
        } catch (JsonException | NoSuchElementException | IllegalStateException e) {
            throw notJson();
        }
    }

    private static String decode(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new DomainException(Kind.MALFORMED, "not-utf-8", "The body is not UTF-8.");
        }
    }

    private JsonValue value(Event event, String pointer, int depth) {
        return switch (event) {
            case START_OBJECT -> object(pointer, deeper(depth));
            case START_ARRAY -> array(pointer, deeper(depth));
            case VALUE_STRING, VALUE_NUMBER -> scalar(event, pointer);
            case VALUE_TRUE -> JsonValue.TRUE;
            case VALUE_FALSE -> JsonValue.FALSE;
            case VALUE_NULL -> JsonValue.NULL;
            default -> throw notJson();
        };
    }

    private static int deeper(int depth) {
        if (depth == DEEPEST) {
            throw new DomainException(
                    Kind.MALFORMED, "json-too-deep", "The body is nested deeper than " + DEEPEST + " levels.");
        }
        return depth + 1;
    }

    private JsonObject object(String pointer, int depth) {
        JsonObjectBuilder object = BUILDERS.createObjectBuilder();
        Set<String> names = new HashSet<>();
        for (Event event = parser.next(); event != Event.END_OBJECT; event = parser.next()) {
            String name = storable(parser.getString(), pointer);
            String place = pointer + "/" + escape(name);
            if (!names.add(name)) {
                throw at(Kind.MALFORMED, "duplicate-property", place, "This property is there twice.");
            }
            object.add(name, value(parser.next(), place, depth));
        }
        return object.build();
    }

    private JsonArray array(String pointer, int depth) {
        JsonArrayBuilder array = BUILDERS.createArrayBuilder();
        int index = 0;
        for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
            array.add(value(event, pointer + "/" + index++, depth));
        }
        return array.build();
    }

    private JsonValue scalar(Event event, String pointer) {
        String text = parser.getString();
        if (event == Event.VALUE_STRING) {
            storable(text, pointer);
        } else if (text.length() > LONGEST_NUMBER) {
            throw at(Kind.MALFORMED, "number-too-long", pointer, "This number has too many digits.");
        } else if (!JsonNumbers.isShort(text)) {
            throw at(Kind.MALFORMED, "number-out-of-range", pointer, "This number is too large or too small.");
        }
        return parser.getValue();
    }

    private String storable(String text, String pointer) {
        for (int i = 0; i < text.length() && !anyText; i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw at(Kind.INVALID, "nul-character", pointer, "Text must not contain the character NUL.");
            }
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw at(Kind.INVALID, "unpaired-surrogate", pointer, "Text must be valid Unicode.");
                }
                i++;
            }
        }
        return text;
    }

    /** RFC 6901 §3. */
    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static DomainException notJson() {
        return new DomainException(Kind.MALFORMED, "malformed-json", "The body is not JSON.");
    }

    static DomainException at(Kind kind, String code, String pointer, String message) {
        return new DomainException(kind, code, message, List.of(new FieldError(pointer, code, message)));
    }
}
