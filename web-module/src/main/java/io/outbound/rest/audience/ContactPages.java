package io.outbound.rest.audience;

import io.outbound.audience.Contact;
import io.outbound.audience.ContactBook;
import io.outbound.kernel.Page;
import io.outbound.rest.Cursors;
import io.outbound.rest.audience.ContactJson.ContactPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Pages of contacts: of all, or of one list. */
@ApplicationScoped
public class ContactPages {

    private ContactBook book;
    private Cursors cursors;

    protected ContactPages() {}

    @Inject
    public ContactPages(ContactBook book, Cursors cursors) {
        this.book = book;
        this.cursors = cursors;
    }

    ContactPage page(Optional<UUID> listId, Integer limit, String cursor) {
        String list = "contacts " + listId.map(UUID::toString).orElse("");
        Page<Contact> page =
                cursors.page(list, limit, cursor, (after, size) -> book.page(listId, after, size), Contact::id);
        return new ContactPage(
                page.map(ContactJson::of).items(), page.nextCursor().orElse(null));
    }
}
