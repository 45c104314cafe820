package io.outbound.rest.trigger;

import io.outbound.kernel.DomainException;
import io.outbound.kernel.DomainException.Kind;
import io.outbound.kernel.FieldError;
import io.outbound.rest.json.JsonTree;
import io.outbound.rest.json.LimitedBody;
import io.outbound.trigger.Refusal;
import io.outbound.trigger.RefusalReason;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** A body, or why it cannot be read: that too is a refusal that belongs in the log. */
record ReadBody(Optional<JsonObject> json, Optional<Refusal> refusal) {

    static ReadBody of(InputStream body) throws IOException {
        try {
            JsonValue value = JsonTree.parse(LimitedBody.read(body, LimitedBody.USUAL));
            return value instanceof JsonObject object
                    ? new ReadBody(Optional.of(object), Optional.empty())
                    : unreadable(Kind.MALFORMED, "invalid-payload", "The body must be a JSON object.", List.of());
        } catch (DomainException e) {
            return unreadable(e.kind(), e.code(), e.getMessage(), e.errors());
        }
    }

    private static ReadBody unreadable(Kind kind, String code, String detail, List<FieldError> errors) {
        RefusalReason reason = kind == Kind.TOO_LARGE ? RefusalReason.PAYLOAD_TOO_LARGE : RefusalReason.INVALID_PAYLOAD;
        return new ReadBody(Optional.empty(), Optional.of(Refusal.of(reason, kind, code, detail, errors)));
    }
}
