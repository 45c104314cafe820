package io.outbound.audience;

import io.outbound.address.ChannelAddress;
import io.outbound.address.EmailAddress;
import io.outbound.address.Similarity;
import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import java.util.List;

/**
 * What a contact is recognised by, and no two have in common: the first that is given of its email address, phone number,
 * Telegram chat, Viber id and external id (by which its browsers subscribe). The email address is the key as it is; the
 * others have a scheme before them, such as {@code tel:393331234567}, which no email address can begin with (a colon
 * before the {@code @} needs quotes, RFC 5321 §4.1.2).
 *
 * @param email as it will be mailed; null when there is none
 */
record ContactKey(String value, String email) {

    private static final String PHONE = "tel:";
    private static final String TELEGRAM = "telegram:";
    private static final String VIBER = "viber:";
    private static final String EXTERNAL_ID = "id:";

    /** @throws DomainException INVALID when nothing is given, or the first that is given cannot be written to */
    static ContactKey of(NewContact contact) {
        if (contact.email() != null) {
            EmailAddress email = EmailAddress.tryParse(contact.email())
                    .orElseThrow(
                            () -> DomainException.invalid("invalid-email", "/email", "This is not an email address."));
            return new ContactKey(email.key(Similarity.STANDARD), email.address());
        }
        return new ContactKey(withoutEmail(contact), null);
    }

    private static String withoutEmail(NewContact contact) {
        if (contact.phone() != null) {
            return PHONE + key(ChannelId.SMS, contact.phone(), "/phone");
        }
        if (contact.telegramChatId() != null) {
            return ofTelegram(key(ChannelId.TELEGRAM, contact.telegramChatId(), "/telegramChatId"));
        }
        if (contact.viberId() != null) {
            return VIBER + key(ChannelId.VIBER, contact.viberId(), "/viberId");
        }
        if (contact.externalId() != null) {
            return EXTERNAL_ID + contact.externalId();
        }
        throw DomainException.invalid(
                "address-missing",
                "/email",
                "A contact needs an email address, a phone number, a Telegram chat, a Viber id, or an external id.");
    }

    /** What a contact can be recognised by who has this address and nothing better; an email address is that of its contact. */
    static List<String> of(ChannelId channel, ChannelAddress address) {
        return switch (channel) {
            case EMAIL -> List.of(address.key());
            case SMS -> List.of(PHONE + address.key());
            case TELEGRAM -> List.of(ofTelegram(address.key()));
            case VIBER -> List.of(VIBER + address.key(), PHONE + address.key());
            case WEBPUSH -> List.of();
        };
    }

    /** Whether it is an external id: then a contact that has it is meant, however that one is recognised. */
    static boolean isExternalId(String key) {
        return key.startsWith(EXTERNAL_ID);
    }

    static String ofTelegram(String chatId) {
        return TELEGRAM + chatId;
    }

    private static String key(ChannelId channel, String typed, String pointer) {
        try {
            return ChannelAddress.parse(channel, typed).key();
        } catch (DomainException invalid) {
            throw DomainException.invalid(invalid.code(), pointer, invalid.getMessage());
        }
    }
}
