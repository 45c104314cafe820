package io.outbound.json;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonMergePatch;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonPointer;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.Reader;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Map;

/**
 * What {@code jakarta.json.Json} does, with the provider looked up once. There each call goes through the service loader,
 * which searches every jar of the application under the class loader's lock: half a millisecond, one thread at a time.
 * Thread-safe.
 */
public final class Json {

    private static final JsonProvider PROVIDER = JsonProvider.provider();
    private static final JsonBuilderFactory BUILDERS = PROVIDER.createBuilderFactory(Map.of());
    private static final JsonGeneratorFactory GENERATORS = PROVIDER.createGeneratorFactory(Map.of());
    private static final JsonReaderFactory READERS = PROVIDER.createReaderFactory(Map.of());

    private Json() {}

    public static JsonObjectBuilder createObjectBuilder() {
        return BUILDERS.createObjectBuilder();
    }

    /** Begins with all that {@code object} has. */
    public static JsonObjectBuilder createObjectBuilder(JsonObject object) {
        return BUILDERS.createObjectBuilder(object);
    }

    public static JsonArrayBuilder createArrayBuilder() {
        return BUILDERS.createArrayBuilder();
    }

    /** Writes as it goes: cheaper than building what is only written. Writes all of it when it is closed. */
    public static JsonGenerator createGenerator(Writer text) {
        return GENERATORS.createGenerator(text);
    }

    public static JsonReader createReader(Reader text) {
        return READERS.createReader(text);
    }

    public static JsonString createValue(String text) {
        return PROVIDER.createValue(text);
    }

    public static JsonNumber createValue(BigDecimal number) {
        return PROVIDER.createValue(number);
    }

    /** RFC 6901. */
    public static JsonPointer createPointer(String pointer) {
        return PROVIDER.createPointer(pointer);
    }

    /** RFC 7396. */
    public static JsonMergePatch createMergePatch(JsonValue patch) {
        return PROVIDER.createMergePatch(patch);
    }
}
