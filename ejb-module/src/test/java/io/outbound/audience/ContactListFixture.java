package io.outbound.audience;

import java.time.Instant;
import java.util.UUID;

/** Contact lists for tests of other features. */
public final class ContactListFixture {

    private ContactListFixture() {}

    public static ContactList aList() {
        return new ContactList(UUID.randomUUID(), "All", Instant.EPOCH);
    }

    public static void delete(ContactList list) {
        list.delete(Instant.EPOCH);
    }
}
