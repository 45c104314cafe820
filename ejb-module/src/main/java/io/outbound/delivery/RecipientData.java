package io.outbound.delivery;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a template may say about one recipient: frozen variables of a triggered message, or the contact as it is now.
 *
 * @param variables JSON {@code {profile, context}}; null: the contact's own columns
 * @param attributes JSON object
 */
record RecipientData(
        String variables,
        String name,
        String email,
        String phone,
        String externalId,
        String language,
        String timeZone,
        String attributes) {

    /** The two name spaces of a template. */
    record Variables(Map<String, Object> profile, Map<String, Object> context) {}

    Variables read() {
        return variables == null ? new Variables(contactProfile(), new LinkedHashMap<>()) : frozen();
    }

    private Variables frozen() {
        Map<String, Object> all = JsonObjects.read(variables);
        return new Variables(part(all, "profile"), part(all, "context"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> part(Map<String, Object> all, String name) {
        return all.get(name) instanceof Map<?, ?> part
                ? new LinkedHashMap<>((Map<String, Object>) part)
                : new LinkedHashMap<>();
    }

    private Map<String, Object> contactProfile() {
        Map<String, Object> profile = JsonObjects.read(attributes);
        profile.put("name", name);
        profile.put("email", email);
        profile.put("phone", phone);
        profile.put("externalId", externalId);
        profile.put("language", language);
        profile.put("timeZone", timeZone);
        return profile;
    }
}
