package io.outbound.audience;

import io.outbound.kernel.ChannelId;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A contact as a template sees it.
 *
 * @param addresses as they were typed, of the channels that have one
 * @param profile attributes, and {@code name}, {@code email}, {@code phone}, {@code externalId}, {@code language} and
 *     {@code timeZone} where they are known
 */
public record KnownContact(UUID id, Map<ChannelId, String> addresses, JsonObject profile) {

    public Optional<String> address(ChannelId channel) {
        return Optional.ofNullable(addresses.get(channel));
    }
}
