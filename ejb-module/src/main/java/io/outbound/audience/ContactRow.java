package io.outbound.audience;

import io.outbound.kernel.ChannelId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A checked contact on its way into the table; null for what is not given and shall stay as it is; tags are added. */
record ContactRow(
        String emailKey,
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
                emailKey,
                later.email,
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

    private static String either(String wanted, String otherwise) {
        return wanted == null ? otherwise : wanted;
    }
}
