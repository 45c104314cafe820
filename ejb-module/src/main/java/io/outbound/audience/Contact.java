package io.outbound.audience;

import io.outbound.kernel.ChannelId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A person who can be written to; what is not known is null.
 *
 * @param email as it was given
 * @param attributes whatever else is known, by name: texts, values of their type, or any JSON value when it came by API
 * @param tags in the order of the alphabet
 * @param consent what the person said about a channel; absent: nothing
 */
public record Contact(
        UUID id,
        String externalId,
        String name,
        String email,
        String phone,
        String telegramChatId,
        String viberId,
        String language,
        ZoneId timeZone,
        Map<String, Object> attributes,
        List<String> tags,
        Map<ChannelId, Boolean> consent,
        Instant createdAt,
        long version) {

    Contact with(List<String> itsTags, Map<ChannelId, Boolean> itsConsent) {
        return new Contact(
                id,
                externalId,
                name,
                email,
                phone,
                telegramChatId,
                viberId,
                language,
                timeZone,
                attributes,
                itsTags,
                itsConsent,
                createdAt,
                version);
    }

    /** What templates see as {@code profile}: the attributes, and the contact's own fields by their names. */
    public Map<String, Object> profile() {
        return Profiles.of(this);
    }
}
