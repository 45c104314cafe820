package io.outbound.rest.audience;

import io.outbound.audience.Contact;
import io.outbound.audience.ContactBook;
import io.outbound.audience.ContactFilter;
import io.outbound.kernel.Page;
import io.outbound.rest.Cursors;
import io.outbound.rest.audience.ContactJson.ContactPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Pages of contacts: of all, or of those that a filter leaves. */
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

    ContactPage page(ContactFilter filter, Integer limit, String cursor) {
        String list = "contacts " + filter;
        Page<Contact> page =
                cursors.page(list, limit, cursor, (after, size) -> book.page(filter, after, size), Contact::id);
        return new ContactPage(
                page.map(ContactJson::of).items(), page.nextCursor().orElse(null));
    }
}
