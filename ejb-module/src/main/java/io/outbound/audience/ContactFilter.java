package io.outbound.audience;

import java.util.Optional;
import java.util.UUID;

/**
 * Which contacts a list shows.
 *
 * @param listId those on this contact list
 * @param tag those with exactly this tag; blank: any
 * @param search part of name, address, phone or external id, upper and lower case alike; blank: any
 */
public record ContactFilter(Optional<UUID> listId, String tag, String search) {

    public static final ContactFilter ALL = new ContactFilter(Optional.empty(), "", "");

    public ContactFilter {
        tag = tag == null ? "" : tag.strip();
        search = search == null ? "" : search.strip();
    }

    public static ContactFilter onList(UUID id) {
        return new ContactFilter(Optional.of(id), "", "");
    }
}
