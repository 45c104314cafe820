package io.outbound.rest.audience;

import io.outbound.audience.Contact;
import io.outbound.audience.ContactBook;
import io.outbound.audience.ContactFilter;
import io.outbound.channel.webpush.PushSubscription;
import io.outbound.channel.webpush.PushSubscriptionDesk;
import io.outbound.kernel.Page;
import io.outbound.rest.Cursors;
import io.outbound.rest.audience.ContactJson.ContactPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Contacts as callers see them: one, all, or those that a filter leaves. */
@ApplicationScoped
public class ContactPages {

    private ContactBook book;
    private PushSubscriptionDesk browsers;
    private Cursors cursors;

    protected ContactPages() {}

    @Inject
    public ContactPages(ContactBook book, PushSubscriptionDesk browsers, Cursors cursors) {
        this.book = book;
        this.browsers = browsers;
        this.cursors = cursors;
    }

    ContactPage page(ContactFilter filter, Integer limit, String cursor) {
        String list = "contacts " + filter;
        Page<Contact> page =
                cursors.page(list, limit, cursor, (after, size) -> book.page(filter, after, size), Contact::id);
        Map<UUID, List<PushSubscription>> subscribed =
                browsers.of(page.items().stream().map(Contact::id).toList());
        return new ContactPage(
                page.map(contact -> ContactJson.of(contact, subscribed.getOrDefault(contact.id(), List.of())))
                        .items(),
                page.nextCursor().orElse(null));
    }

    ContactJson one(Contact contact) {
        return ContactJson.of(contact, browsers.of(List.of(contact.id())).getOrDefault(contact.id(), List.of()));
    }
}
