package io.outbound.audience;

import java.util.HashMap;
import java.util.Map;

/** A contact as templates see it. A field of its own wins over an attribute of the same name. */
final class Profiles {

    private Profiles() {}

    static Map<String, Object> of(Contact contact) {
        Map<String, Object> profile = new HashMap<>(contact.attributes());
        put(profile, "name", contact.name());
        put(profile, "email", contact.email());
        put(profile, "phone", contact.phone());
        put(profile, "externalId", contact.externalId());
        put(profile, "language", contact.language());
        put(
                profile,
                "timeZone",
                contact.timeZone() == null ? null : contact.timeZone().getId());
        return profile;
    }

    private static void put(Map<String, Object> profile, String name, String value) {
        if (value != null) {
            profile.put(name, value);
        }
    }
}
