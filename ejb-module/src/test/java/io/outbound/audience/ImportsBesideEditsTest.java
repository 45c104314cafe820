package io.outbound.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.attribute.AttributeTypes;
import io.outbound.store.Dialect;
import io.outbound.store.IdSource;
import io.outbound.store.TestDatabase;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class ImportsBesideEditsTest {

    private static final class Both implements AutoCloseable {

        private final TestDatabase database;
        private final Contacts contacts;
        private final ContactMerge merge;
        private final ExecutorService threads = Executors.newFixedThreadPool(2);

        private Both(Dialect dialect) {
            database = TestDatabase.of(dialect);
            ContactTags tags = new ContactTags(database.sql());
            ContactConsents consents = new ContactConsents(database.sql(), Clock.systemUTC());
            contacts = new Contacts(database.sql(), tags, consents);
            merge = new ContactMerge(database.sql(), tags, consents, new IdSource(), Clock.systemUTC());
        }

        private Collection<UUID> bringIn(ContactRow... rows) {
            SortedMap<String, ContactRow> sorted = new TreeMap<>();
            List.of(rows).forEach(row -> sorted.put(row.key(), row));
            return database.inTransaction(() -> merge.merge(sorted));
        }

        private Future<?> meanwhile(Runnable work) {
            return threads.submit(work);
        }

        @Override
        public void close() {
            threads.shutdownNow();
            database.close();
        }
    }

    private static ContactRow row(String email, Map<String, Object> attributes) {
        return new NewContact(null, null, email, null, null, null, attributes).checked(AttributeTypes.NONE);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anImportDoesNotUndoWhatSomebodyChangesAtTheSameTime(Dialect dialect) throws Exception {
        try (Both both = new Both(dialect)) {
            UUID ann = both.bringIn(row("ann@x.test", Map.of("city", "Rome")))
                    .iterator()
                    .next();
            CountDownLatch locked = new CountDownLatch(1);
            CountDownLatch waited = new CountDownLatch(1);
            Future<?> edit = both.meanwhile(() -> both.database.inTransaction(() -> {
                both.contacts.lock(List.of(ann));
                locked.countDown();
                await(waited);
                return both.contacts.replace(ann, 0, row("ann@x.test", Map.of("city", "Milan")));
            }));
            await(locked);
            Future<?> bringing = both.meanwhile(() -> both.bringIn(row("ann@x.test", Map.of("vip", true))));
            both.database.awaitAWaiter();
            waited.countDown();
            edit.get();
            bringing.get();
            assertThat(both.contacts.byId(ann).orElseThrow().attributes())
                    .isEqualTo(Map.of("city", "Milan", "vip", true));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anImportAndABulkChangeOfTheSamePeopleNeverWaitForEachOtherInACircle(Dialect dialect) throws Exception {
        try (Both both = new Both(dialect)) {
            List<String> emails = IntStream.range(0, 60)
                    .mapToObj(i -> "u" + (100 + i) + "@x.test")
                    .toList();
            for (int i = emails.size() - 1; i >= 0; i--) { // so that ids and addresses are in opposite order
                both.bringIn(row(emails.get(i), Map.of()));
            }
            List<UUID> ids = both.contacts.page(ContactFilter.ALL, Optional.empty(), 200).stream()
                    .map(Contact::id)
                    .toList();
            Future<?> bulk = both.meanwhile(() -> repeat(() -> both.database.inTransaction(() -> {
                both.contacts.lock(ids);
                both.contacts.touch(ids);
                return null;
            })));
            ContactRow[] rows =
                    emails.stream().map(email -> row(email, Map.of("n", "1"))).toArray(ContactRow[]::new);
            Future<?> bringing = both.meanwhile(() -> repeat(() -> both.bringIn(rows)));
            bulk.get();
            bringing.get();
            assertThat(ids).hasSize(60).allSatisfy(id -> assertThat(
                            both.contacts.byId(id).orElseThrow().version())
                    .isEqualTo(60));
        }
    }

    private static void repeat(Runnable work) {
        for (int i = 0; i < 30; i++) {
            work.run();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
