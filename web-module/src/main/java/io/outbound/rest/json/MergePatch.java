package io.outbound.rest.json;

import io.outbound.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;

/** {@code PATCH} bodies: what is absent stays, what is null is taken away (RFC 7396). */
public final class MergePatch {

    private MergePatch() {}

    /** @throws io.outbound.kernel.DomainException as {@link RecordBinder#bind} */
    public static <T extends Record> T apply(T current, JsonObject patch, Class<T> type) {
        JsonValue tree = JsonTree.parse(JsonText.of(current).getBytes(StandardCharsets.UTF_8));
        return RecordBinder.bind(Json.createMergePatch(patch).apply(tree), type);
    }
}
