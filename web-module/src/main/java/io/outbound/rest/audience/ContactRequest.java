package io.outbound.rest.audience;

import io.outbound.audience.Attributes;
import io.outbound.audience.Contact;
import io.outbound.audience.NewContact;
import io.outbound.json.Json;
import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import io.outbound.rest.json.JsonText;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A contact as callers give it. */
record ContactRequest(
        String externalId,
        String name,
        String email,
        String phone,
        String telegramChatId,
        String viberId,
        String language,
        String timeZone,
        JsonObject attributes,
        List<String> tags,
        Map<String, Boolean> consent) {

    /** What a patch begins with. */
    static ContactRequest of(Contact contact) {
        return new ContactRequest(
                contact.externalId(),
                contact.name(),
                contact.email(),
                contact.phone(),
                contact.telegramChatId(),
                contact.viberId(),
                contact.language(),
                contact.timeZone() == null ? null : contact.timeZone().getId(),
                json(contact.attributes()),
                contact.tags(),
                byName(contact.consent()));
    }

    private static JsonObject json(Map<String, Object> attributes) {
        try (JsonReader reader = Json.createReader(new StringReader(JsonText.of(attributes)))) {
            return reader.readObject();
        }
    }

    private static Map<String, Boolean> byName(Map<ChannelId, Boolean> consent) {
        Map<String, Boolean> named = new java.util.TreeMap<>();
        consent.forEach((channel, granted) -> named.put(channel.name(), granted));
        return named;
    }

    NewContact contact() {
        return new NewContact(
                externalId,
                name,
                email,
                phone,
                telegramChatId,
                viberId,
                language,
                timeZone,
                attributes == null ? Map.of() : Attributes.plain(attributes),
                tags,
                said());
    }

    /** @throws DomainException INVALID when there is no such channel */
    private Map<ChannelId, Boolean> said() {
        Map<ChannelId, Boolean> said = new EnumMap<>(ChannelId.class);
        consent.forEach((channel, granted) -> said.put(channel(channel), granted));
        return said;
    }

    private static ChannelId channel(String name) {
        try {
            return ChannelId.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw DomainException.invalid("invalid-value", "/consent/" + name, "There is no such channel.");
        }
    }
}
