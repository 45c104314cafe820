package io.outbound.trigger;

import io.outbound.kernel.FieldError;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * One recipient of a call.
 *
 * @param type {@code external}: the call brings what is needed; {@code aep}: the contact must exist; null when absent
 * @param userId null when absent
 * @param namespace what kind of id that is; null when absent
 */
public record TriggerRecipient(
        String pointer,
        String type,
        String userId,
        String namespace,
        ChannelData channelData,
        JsonObject profile,
        JsonObject context) {

    boolean external() {
        return !"aep".equals(type);
    }

    /** Adds what is wrong with the shape to {@code errors}. */
    static Optional<TriggerRecipient> read(JsonValue value, String pointer, List<FieldError> errors) {
        if (!(value instanceof JsonObject json)) {
            errors.add(new FieldError(pointer, "wrong-type", "Must be: object."));
            return Optional.empty();
        }
        String type = optionalText(json, "type", pointer, errors);
        if (type != null && !type.equals("external") && !type.equals("aep")) {
            errors.add(new FieldError(pointer + "/type", "invalid-value", "Must be external or aep."));
        }
        return Optional.of(new TriggerRecipient(
                pointer,
                type,
                optionalText(json, "userId", pointer, errors),
                optionalText(json, "namespace", pointer, errors),
                channelData(json, pointer, errors),
                object(json, "profile", pointer, errors),
                object(json, "context", pointer, errors)));
    }

    private static ChannelData channelData(JsonObject recipient, String of, List<FieldError> errors) {
        JsonObject json = object(recipient, "channelData", of, errors);
        String pointer = of + "/channelData";
        return new ChannelData(
                optionalText(json, "emailAddress", pointer, errors),
                optionalText(json, "mobilePhoneNumber", pointer, errors),
                optionalText(json, "telegramChatId", pointer, errors),
                optionalText(json, "viberId", pointer, errors));
    }

    private static String optionalText(JsonObject json, String name, String pointer, List<FieldError> errors) {
        JsonValue value = json.getOrDefault(name, JsonValue.NULL);
        if (value instanceof JsonString string) {
            return string.getString();
        }
        if (value != JsonValue.NULL) {
            errors.add(new FieldError(pointer + "/" + name, "wrong-type", "Must be: string."));
        }
        return null;
    }

    private static JsonObject object(JsonObject json, String name, String pointer, List<FieldError> errors) {
        JsonValue value = json.getOrDefault(name, JsonValue.NULL);
        if (value instanceof JsonObject object) {
            return object;
        }
        if (value != JsonValue.NULL) {
            errors.add(new FieldError(pointer + "/" + name, "wrong-type", "Must be: object."));
        }
        return JsonValue.EMPTY_JSON_OBJECT;
    }
}
