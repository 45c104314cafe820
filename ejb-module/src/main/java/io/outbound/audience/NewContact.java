package io.outbound.audience;

import io.outbound.attribute.AttributeTypes;
import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import io.outbound.kernel.FieldError;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A contact as it is brought in, by API or file; null for what is not given. An address or id that is blank is not given.
 *
 * @param consent by channel
 */
public record NewContact(
        String externalId,
        String name,
        String email,
        String phone,
        String telegramChatId,
        String viberId,
        String language,
        String timeZone,
        Map<String, Object> attributes,
        List<String> tags,
        Map<ChannelId, Boolean> consent) {

    private static final int MAX_ATTRIBUTES = 20_000;

    public NewContact {
        externalId = given(externalId);
        email = given(email);
        phone = given(phone);
        telegramChatId = given(telegramChatId);
        viberId = given(viberId);
    }

    /** Without tags, and without a word about consent. */
    public NewContact(
            String externalId,
            String name,
            String email,
            String phone,
            String language,
            String timeZone,
            Map<String, Object> attributes) {
        this(externalId, name, email, phone, null, null, language, timeZone, attributes, List.of(), Map.of());
    }

    /**
     * @param types of the attributes
     * @throws DomainException INVALID with everything that is wrong
     */
    ContactRow checked(AttributeTypes types) {
        List<FieldError> errors = new ArrayList<>();
        ContactKey key = key(errors);
        length(errors, "/externalId", externalId, 200);
        length(errors, "/name", name, 300);
        length(errors, "/phone", phone, 40);
        length(errors, "/telegramChatId", telegramChatId, 64);
        length(errors, "/viberId", viberId, 64);
        length(errors, "/language", language, 20);
        zone(errors);
        Map<String, Object> typed = types.checked(attributes, errors);
        if (!Attributes.fit(typed, MAX_ATTRIBUTES)) {
            errors.add(tooLong("/attributes", MAX_ATTRIBUTES));
        }
        Set<String> sorted = Tags.checked(tags, errors);
        if (!errors.isEmpty()) {
            throw new DomainException(
                    DomainException.Kind.INVALID,
                    errors.get(0).code(),
                    errors.get(0).message(),
                    errors);
        }
        return new ContactRow(
                key.value(),
                key.email(),
                externalId,
                name,
                phone,
                telegramChatId,
                viberId,
                language,
                timeZone,
                typed,
                sorted,
                consent);
    }

    /** Null when there is none. */
    private ContactKey key(List<FieldError> errors) {
        try {
            return ContactKey.of(this);
        } catch (DomainException invalid) {
            errors.addAll(invalid.errors());
            return null;
        }
    }

    private void zone(List<FieldError> errors) {
        try {
            if (timeZone != null) {
                ZoneId.of(timeZone);
            }
        } catch (DateTimeException e) {
            errors.add(new FieldError("/timeZone", "invalid-time-zone", "This is not an IANA time zone."));
        }
    }

    private static String given(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static void length(List<FieldError> errors, String pointer, String text, int max) {
        if (text != null && text.length() > max) {
            errors.add(tooLong(pointer, max));
        }
    }

    private static FieldError tooLong(String pointer, int max) {
        return new FieldError(pointer, "too-long", "At most " + max + " characters.");
    }
}
