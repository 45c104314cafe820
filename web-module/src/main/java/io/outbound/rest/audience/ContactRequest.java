package io.outbound.rest.audience;

import io.outbound.audience.Attributes;
import io.outbound.audience.NewContact;
import jakarta.json.JsonObject;
import java.util.Map;

/** A contact as callers give it. */
record ContactRequest(
        String externalId,
        String name,
        String email,
        String phone,
        String language,
        String timeZone,
        JsonObject attributes) {

    NewContact contact() {
        return new NewContact(
                externalId,
                name,
                email,
                phone,
                language,
                timeZone,
                attributes == null ? Map.of() : Attributes.plain(attributes));
    }
}
