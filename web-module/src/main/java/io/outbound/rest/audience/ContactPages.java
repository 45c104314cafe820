package io.outbound.rest.audience;

import io.outbound.audience.Contact;
import io.outbound.audience.ContactBook;
import io.outbound.rest.Cursors;
import io.outbound.rest.PageLimit;
import io.outbound.rest.audience.ContactJson.ContactPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
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
        int size = PageLimit.of(limit);
        Optional<UUID> after = cursors.open(list, cursor).map(keys -> UUID.fromString(keys.get(0)));
        List<Contact> found = book.page(listId, after, size + 1);
        List<Contact> page = found.subList(0, Math.min(size, found.size()));
        String next =
                found.size() > size ? cursors.sign(list, page.get(size - 1).id()) : null;
        return new ContactPage(page.stream().map(ContactJson::of).toList(), next);
    }
}
