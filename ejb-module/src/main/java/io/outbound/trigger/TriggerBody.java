package io.outbound.trigger;

import io.outbound.kernel.DomainException.Kind;
import io.outbound.kernel.FieldError;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The body of a trigger, its shape checked (Adobe Journey Optimizer, Interactive Message Execution API). Properties that
 * we do not know are ignored.
 */
public record TriggerBody(String requestId, String campaignId, List<TriggerRecipient> recipients, JsonObject json) {

    private static final Pattern REQUEST_ID = Pattern.compile("[\\x21-\\x7E]{1,200}");
    private static final int LONGEST_CAMPAIGN = 200;

    /** @throws RefusedException 400 INVALID_PAYLOAD with every place at fault */
    static TriggerBody of(TriggerCall call) {
        call.unreadable().ifPresent(refusal -> {
            throw new RefusedException(refusal);
        });
        JsonObject json = call.body().orElseThrow();
        List<FieldError> errors = new ArrayList<>();
        String requestId = requestId(call, errors);
        String campaignId = text(json, "campaignId", errors);
        if (campaignId != null && (campaignId.isBlank() || campaignId.length() > LONGEST_CAMPAIGN)) {
            errors.add(new FieldError("/campaignId", "invalid-value", "The id or the slug of a campaign."));
        }
        List<TriggerRecipient> recipients = recipients(json, errors);
        if (!errors.isEmpty()) {
            throw malformed(errors);
        }
        return new TriggerBody(requestId, campaignId, recipients, json);
    }

    private static String requestId(TriggerCall call, List<FieldError> errors) {
        String header = call.idempotencyKey().orElse(null);
        JsonObject json = call.body().orElseThrow();
        boolean inBody = json.getOrDefault("requestId", JsonValue.NULL) != JsonValue.NULL;
        String body = header == null || inBody ? text(json, "requestId", errors) : null;
        if (header != null && body != null && !header.equals(body)) {
            errors.add(new FieldError(
                    "/requestId", "request-id-mismatch", "Differs from the header Idempotency-Key; send one of them."));
        }
        String requestId = body == null ? header : body;
        if (requestId != null && !REQUEST_ID.matcher(requestId).matches()) {
            errors.add(new FieldError(
                    "/requestId", "invalid-value", "1 to 200 characters of ASCII without spaces, for example a UUID."));
        }
        return requestId;
    }

    private static List<TriggerRecipient> recipients(JsonObject json, List<FieldError> errors) {
        List<TriggerRecipient> recipients = new ArrayList<>();
        JsonValue given = json.getOrDefault("recipients", JsonValue.NULL);
        if (given instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                TriggerRecipient.read(array.get(i), "/recipients/" + i, errors).ifPresent(recipients::add);
            }
        } else {
            errors.add(new FieldError(
                    "/recipients", given == JsonValue.NULL ? "required" : "wrong-type", "An array of 1 to 20."));
        }
        return recipients;
    }

    static String text(JsonObject json, String name, List<FieldError> errors) {
        JsonValue value = json.getOrDefault(name, JsonValue.NULL);
        if (value instanceof JsonString string) {
            return string.getString();
        }
        errors.add(
                value == JsonValue.NULL
                        ? new FieldError("/" + name, "required", "This property is required.")
                        : new FieldError("/" + name, "wrong-type", "Must be: string."));
        return null;
    }

    private static RefusedException malformed(List<FieldError> errors) {
        FieldError first = errors.get(0);
        return new RefusedException(Refusal.of(
                RefusalReason.INVALID_PAYLOAD,
                Kind.MALFORMED,
                first.code().equals("request-id-mismatch") ? first.code() : "invalid-payload",
                first.pointer() + ": " + first.message(),
                errors));
    }
}
