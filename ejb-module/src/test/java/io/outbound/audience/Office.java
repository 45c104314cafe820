package io.outbound.audience;

import io.outbound.attribute.AttributeDesk;
import io.outbound.attribute.ContactAttributes;
import io.outbound.store.Dialect;
import io.outbound.store.IdSource;
import io.outbound.store.Sql;
import io.outbound.store.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Who looks after contacts, and one list, on a real database. */
final class Office implements AutoCloseable {

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    final TestDatabase database;
    final Contacts contacts;
    final ContactBook book;
    final ContactBulk bulk;
    final AttributeDesk attributes;
    final UUID list = UUID.randomUUID();

    Office(Dialect dialect) {
        database = TestDatabase.of(dialect);
        Sql sql = database.sql();
        ContactTags tags = new ContactTags(sql);
        ContactConsents consents = new ContactConsents(sql, clock);
        contacts = new Contacts(sql, tags, consents);
        ContactMerge merge = new ContactMerge(sql, tags, consents, new IdSource(), clock);
        ContactAttributes types = new ContactAttributes(sql);
        attributes = new AttributeDesk(types, clock);
        book = new ContactBook(contacts, merge, tags, consents, types);
        ContactLists lists = new ContactLists(sql) {
            @Override
            public Optional<ContactList> byId(UUID id) {
                return id.equals(list) ? Optional.of(new ContactList(id, "l", Instant.EPOCH)) : Optional.empty();
            }
        };
        bulk = new ContactBulk(contacts, tags, lists, new ContactListDesk(lists, contacts, new IdSource(), clock));
        sql.update("insert into contact_list (id, name, created_at) values (?, 'l', ?)", list, Instant.EPOCH);
    }

    <T> T in(Supplier<T> work) {
        return database.inTransaction(work);
    }

    Contact add(String name, String... tags) {
        return in(() -> book.save(new NewContact(
                null, name, name + "@x.test", null, null, null, null, null, Map.of(), List.of(tags), Map.of())));
    }

    List<String> names(ContactFilter filter) {
        return contacts.page(filter, Optional.empty(), 10).stream()
                .map(Contact::name)
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        database.close();
    }
}
