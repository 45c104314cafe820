package io.outbound.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.outbound.attribute.AttributeTypes;
import io.outbound.audience.ContactImport.BadRow;
import io.outbound.kernel.ChannelId;
import io.outbound.store.Dialect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BringingContactsInTest {

    private static ImportChunk.Place at(long line) {
        return new ImportChunk.Place(line, "row " + line);
    }

    private static ContactRow row(String email, String name, String externalId, Map<String, Object> attributes) {
        return new NewContact(externalId, name, email, null, null, null, attributes).checked(AttributeTypes.NONE);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aContactThatIsKnownIsUpdatedAndWhatIsNotGivenStays(Dialect dialect) {
        try (Bringing bringing = new Bringing(dialect)) {
            ImportChunk first = new ImportChunk();
            first.add(at(2), row("Ann@x.test", "Ann", "e1", Map.of("city", "Rome", "vip", true)));
            first.add(at(3), row("bob@x.test", "Bob", null, Map.of()));
            bringing.store(first);
            ImportChunk second = new ImportChunk();
            second.add(at(2), row("ann@X.test", null, null, Map.of("city", "Milan")));
            bringing.store(second);
            Contact ann = bringing.byName("Ann");
            assertThat(ann.externalId()).isEqualTo("e1");
            assertThat(ann.email()).isEqualTo("ann@X.test");
            assertThat(ann.attributes()).isEqualTo(Map.of("city", "Milan", "vip", true));
            assertThat(ann.profile()).containsEntry("name", "Ann").containsEntry("city", "Milan");
            assertThat(bringing.size()).isEqualTo(2);
            ContactImport job = bringing.imports.byId(bringing.job).orElseThrow();
            assertThat(job.total()).isEqualTo(3);
            assertThat(job.imported()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anExternalIdThatBelongsToAnotherAddressIsABadRowAndTheRestIsKept(Dialect dialect) {
        try (Bringing bringing = new Bringing(dialect)) {
            ImportChunk first = new ImportChunk();
            first.add(at(2), row("ann@x.test", "Ann", "e1", Map.of()));
            bringing.store(first);
            ImportChunk second = new ImportChunk();
            second.add(at(2), row("bob@x.test", "Bob", "e1", Map.of()));
            second.add(at(3), row("eve@x.test", "Eve", "e2", Map.of()));
            second.add(at(4), row("zoe@x.test", "Zoe", "e2", Map.of()));
            second.reject(at(5), "invalid-email", "no");
            bringing.store(second);
            assertThat(bringing.imports.badRows(bringing.job, 0, 10))
                    .extracting(BadRow::line, BadRow::code)
                    .containsExactly(
                            tuple(2L, "external-id-taken"), tuple(4L, "external-id-taken"), tuple(5L, "invalid-email"));
            assertThat(bringing.size()).isEqualTo(2);
            ContactImport job = bringing.imports.byId(bringing.job).orElseThrow();
            assertThat(job.total()).isEqualTo(5);
            assertThat(job.rejected()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void filesWithTheSamePeopleInOppositeOrderAtOnceMakeEachOfThemOnce(Dialect dialect) throws Exception {
        try (Bringing bringing = new Bringing(dialect)) {
            ExecutorService threads = Executors.newFixedThreadPool(4);
            List<Future<Void>> done = threads.invokeAll(IntStream.range(0, 8)
                    .mapToObj(n -> (Callable<Void>) () -> {
                        ImportChunk chunk = new ImportChunk();
                        IntStream.range(0, 200)
                                .map(i -> n % 2 == 0 ? i : 199 - i)
                                .forEach(i -> chunk.add(at(i + 2), row("u" + i + "@x.test", "U", null, Map.of())));
                        bringing.store(chunk);
                        return null;
                    })
                    .toList());
            for (Future<Void> each : done) {
                each.get();
            }
            threads.shutdown();
            assertThat(bringing.size()).isEqualTo(200);
            assertThat(bringing.database.sql().count("select count(*) from contact"))
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theListPagesByContact(Dialect dialect) {
        try (Bringing bringing = new Bringing(dialect)) {
            ImportChunk chunk = new ImportChunk();
            IntStream.range(0, 25)
                    .forEach(i -> chunk.add(at(i + 2), row("u" + i + "@x.test", "U" + i, null, Map.of())));
            bringing.store(chunk);
            List<Contact> first = bringing.contacts.page(ContactFilter.onList(bringing.list), Optional.empty(), 20);
            List<Contact> rest = bringing.contacts.page(
                    ContactFilter.onList(bringing.list),
                    Optional.of(first.get(19).id()),
                    20);
            assertThat(first).hasSize(20);
            assertThat(rest).hasSize(5).doesNotContainAnyElementsOf(first);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatIsStoredAndHowFarTheFileIsReadAreOneSoThatNothingIsDoneTwice(Dialect dialect) {
        try (Bringing bringing = new Bringing(dialect)) {
            ImportChunk first = new ImportChunk();
            first.add(at(2), row("ann@x.test", "Ann", null, Map.of()));
            first.reject(at(3), "invalid-email", "no");
            first.endsAt(new CsvProgress(50, 3));
            bringing.store(first);
            ImportChunk lost = new ImportChunk();
            lost.add(at(4), row("bob@x.test", "Bob", null, Map.of()));
            lost.reject(at(5), "invalid-email", "no");
            lost.endsAt(new CsvProgress(100, 5));
            assertThatThrownBy(() -> bringing.database.inTransaction(() -> {
                        bringing.chunks.store(bringing.claim, lost);
                        throw new IllegalStateException("the power goes");
                    }))
                    .hasMessage("the power goes");
            ContactImport job = bringing.imports.byId(bringing.job).orElseThrow();
            assertThat(job.progress()).isEqualTo(new CsvProgress(50, 3));
            assertThat(job.percent()).isEqualTo(50);
            assertThat(job.total()).isEqualTo(2);
            assertThat(bringing.imports.badRows(bringing.job, 0, 10))
                    .containsExactly(new BadRow(3, "invalid-email", "no", "row 3"));
            assertThat(bringing.size()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aFileOfNewAndOfKnownPeopleAddsTheOnesAndUpdatesTheOthers(Dialect dialect) throws Exception {
        try (Bringing bringing = new Bringing(dialect)) {
            ImportChunk before = new ImportChunk();
            before.add(at(2), row("ann@x.test", "Ann", "e1", Map.of("city", "Rome")));
            bringing.store(before);
            Path file = Files.writeString(
                    Files.createTempFile("contacts", ".csv"),
                    "email,name,externalId,city,tags,consent_SMS\n"
                            + "ann@x.test,,,Milan,,\nbob@x.test,\"Bö\\\tb\",e2,'+39,\"a,b\",no\ncyd@x.test,Cyd,e1,,,\nANN@x.test,Anna,,,vip,\n");
            try (ImportReading reading =
                    new ImportReading(CsvFile.open(file), AttributeTypes.NONE, bringing.list, false)) {
                bringing.store(bringing.chunks.next(reading));
                assertThat(bringing.chunks.next(reading).isEmpty()).isTrue();
            }
            assertThat(bringing.size()).isEqualTo(2);
            Contact ann = bringing.byName("Anna");
            assertThat(ann.attributes()).isEqualTo(Map.of("city", "Milan"));
            assertThat(ann.tags()).containsExactly("vip");
            Contact bob = bringing.byName("Bö\\\tb");
            assertThat(bob.attributes()).isEqualTo(Map.of("city", "+39"));
            assertThat(bob.tags()).containsExactly("a", "b");
            assertThat(bob.consent()).isEqualTo(Map.of(ChannelId.SMS, false));
            assertThat(bringing.imports.badRows(bringing.job, 0, 10))
                    .extracting(BadRow::line, BadRow::code, BadRow::original)
                    .containsExactly(tuple(4L, "external-id-taken", "cyd@x.test,Cyd,e1,,,"));
            Files.delete(file);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoHasLostTheClaimWritesNothingMore(Dialect dialect) {
        try (Bringing bringing = new Bringing(dialect)) {
            assertThat(bringing.jobs.stop(bringing.job)).isTrue();
            ImportChunk chunk = new ImportChunk();
            chunk.add(at(2), row("ann@x.test", "Ann", null, Map.of()));
            bringing.store(chunk);
            assertThat(bringing.size()).isZero();
            assertThat(bringing.held.holds(bringing.claim)).isFalse();
            assertThat(bringing.jobs.resume(bringing.job)).isTrue();
            assertThat(bringing.jobs.resume(bringing.job)).isFalse();
            bringing.claim = new FileClaim(bringing.job, 2);
            bringing.claim();
            bringing.store(chunk);
            assertThat(bringing.size()).isEqualTo(1);
        }
    }
}
