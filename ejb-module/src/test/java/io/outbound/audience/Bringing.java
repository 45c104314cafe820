package io.outbound.audience;

import io.outbound.attribute.ContactAttributes;
import io.outbound.settings.Home;
import io.outbound.store.Dialect;
import io.outbound.store.IdSource;
import io.outbound.store.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One list and one import on a real database. */
final class Bringing implements AutoCloseable {

    final TestDatabase database;
    final Contacts contacts;
    final ContactLists lists;
    final ContactImports imports;
    final ImportChunks chunks;
    final HeldFiles held = new HeldFiles();
    final FileJobs jobs;
    FileClaim claim;
    final UUID list = UUID.randomUUID();
    final UUID job = UUID.randomUUID();

    Bringing(Dialect dialect) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
        database = TestDatabase.of(dialect);
        ContactTags tags = new ContactTags(database.sql());
        ContactConsents consents = new ContactConsents(database.sql(), clock);
        contacts = new Contacts(database.sql(), tags, consents);
        ContactMerge merge = new ContactMerge(database.sql(), tags, consents, new IdSource(), clock);
        lists = new ContactLists(database.sql());
        imports = new ContactImports(database.sql(), clock);
        jobs = new FileJobs(database.sql(), clock);
        chunks = new ImportChunks(
                contacts,
                merge,
                lists,
                imports,
                new ContactAttributes(database.sql()),
                jobs,
                held,
                new Spool(new Home(Path.of("target")), null));
        database.sql()
                .update("insert into contact_list (id, name, created_at) values (?, 'all', ?)", list, clock.instant());
        imports.begin(job, list, 100, List.of("email"), ',');
        claim();
    }

    void claim() {
        claim = database.inTransaction(() -> {
            UUID id = jobs.lockFree("me", held.all()).get(0).id();
            FileClaim mine = new FileClaim(id, claim == null ? 1 : claim.fence() + 1);
            jobs.claim(mine, "me");
            held.hold(mine);
            return mine;
        });
    }

    void store(ImportChunk chunk) {
        database.inTransaction(() -> {
            chunks.store(claim, chunk);
            return null;
        });
    }

    Contact byName(String name) {
        return contacts.page(ContactFilter.onList(list), Optional.empty(), 200).stream()
                .filter(contact -> name.equals(contact.name()))
                .findFirst()
                .orElseThrow();
    }

    long size() {
        return lists.sizes(List.of(list)).get(list);
    }

    @Override
    public void close() {
        database.close();
    }
}
