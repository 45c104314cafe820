package io.outbound.rest.audience;

import io.outbound.audience.Contact;
import io.outbound.channel.webpush.PushSubscription;
import io.outbound.kernel.ChannelId;
import io.outbound.rest.webpush.PushSubscriptionJson;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A contact as callers see it. */
record ContactJson(
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
        List<PushSubscriptionJson> pushSubscriptions,
        Instant createdAt,
        long version) {

    static ContactJson of(Contact contact, List<PushSubscription> browsers) {
        return new ContactJson(
                contact.id(),
                contact.externalId(),
                contact.name(),
                contact.email(),
                contact.phone(),
                contact.telegramChatId(),
                contact.viberId(),
                contact.language(),
                contact.timeZone(),
                contact.attributes(),
                contact.tags(),
                contact.consent(),
                browsers.stream().map(PushSubscriptionJson::of).toList(),
                contact.createdAt(),
                contact.version());
    }

    record ContactPage(List<ContactJson> items, String nextCursor) {}
}
