package io.outbound.audience;

import io.outbound.kernel.ChannelId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A checked contact on its way into the table; null for what is not given and shall stay as it is; tags are added.
 *
 * @param key see {@link ContactKey}
 */
record ContactRow(
        String key,
        String email,
        String externalId,
        String name,
        String phone,
        String telegramChatId,
        String viberId,
        String language,
        String timeZone,
        Map<String, Object> attributes,
        Set<String> tags,
        Map<ChannelId, Boolean> consent) {

    /** The same contact given again: what the later one says counts. */
    ContactRow updatedBy(ContactRow later) {
        Map<String, Object> merged = new HashMap<>(attributes);
        merged.putAll(later.attributes);
        Set<String> allTags = new TreeSet<>(tags);
        allTags.addAll(later.tags);
        Map<ChannelId, Boolean> said = new HashMap<>(consent);
        said.putAll(later.consent);
        return new ContactRow(
                key,
                either(later.email, email),
                either(later.externalId, externalId),
                either(later.name, name),
                either(later.phone, phone),
                either(later.telegramChatId, telegramChatId),
                either(later.viberId, viberId),
                either(later.language, language),
                either(later.timeZone, timeZone),
                merged,
                allTags,
                said);
    }

    /** Whether nothing but the external id says who it is. */
    boolean isByExternalId() {
        return ContactKey.isExternalId(key);
    }

    /** Whether this is only about a contact that was found by its external id: no new one can be made of it. */
    boolean isOfAnother() {
        return !isByExternalId() && email == null && phone == null && telegramChatId == null && viberId == null;
    }

    /** The same said of the contact with this key. */
    ContactRow of(String owner) {
        return new ContactRow(
                owner,
                email,
                externalId,
                name,
                phone,
                telegramChatId,
                viberId,
                language,
                timeZone,
                attributes,
                tags,
                consent);
    }

    private static String either(String wanted, String otherwise) {
        return wanted == null ? otherwise : wanted;
    }
}
