package io.outbound.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.attribute.AttributeTypes;
import io.outbound.attribute.ContactAttributes;
import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import io.outbound.segment.RuleCheck;
import io.outbound.segment.RuleReader;
import io.outbound.segment.Segments;
import io.outbound.store.Dialect;
import io.outbound.store.IdSource;
import io.outbound.store.Sql;
import io.outbound.store.TestDatabase;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExportingContactsTest {

    private static final NewContact ANN = new NewContact(
            "e1",
            "=1+1",
            "ann@x.test",
            "+39 055 1",
            null,
            null,
            "it",
            "Europe/Rome",
            Map.of("city", "'Rome', \"the\" one", "note", "two\nlines"),
            List.of("new", "vip"),
            Map.of(ChannelId.EMAIL, true, ChannelId.SMS, false));

    @TempDir
    private Path folder;

    private static final class Desk implements AutoCloseable {

        private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
        private final TestDatabase database;
        private final ContactMerge merge;
        private final FileJobs jobs;
        private final HeldFiles held = new HeldFiles();
        private final ContactExports exports;
        private final ExportDesk desk;
        private final ExportWork work;

        private Desk(Dialect dialect) {
            database = TestDatabase.of(dialect);
            Sql sql = database.sql();
            ContactTags tags = new ContactTags(sql);
            ContactConsents consents = new ContactConsents(sql, clock);
            merge = new ContactMerge(sql, tags, consents, new IdSource(), clock);
            jobs = new FileJobs(sql, clock);
            exports = new ContactExports(sql, clock);
            Segments segments = new Segments(sql);
            desk = new ExportDesk(
                    null, segments, exports, new RuleCheck(new ContactAttributes(sql), sql), jobs, new IdSource());
            work = new ExportWork(
                    exports, new Contacts(sql, tags, consents), segments, new ContactAttributes(sql), jobs, held);
        }

        private void add(NewContact contact) {
            ContactRow row = contact.checked(AttributeTypes.NONE);
            database.inTransaction(() -> merge.merge(new TreeMap<>(Map.of(row.key(), row))));
        }

        private FileClaim claim(UUID id) {
            return database.inTransaction(() -> {
                FileJobs.Free free = jobs.lockFree("me", held.all()).get(0);
                FileClaim claim = new FileClaim(id, free.fence() + 1);
                jobs.claim(claim, "me");
                held.hold(claim);
                return claim;
            });
        }

        private boolean writeNext(FileClaim claim) {
            return database.inTransaction(() -> work.writeNext(claim));
        }

        private String file(UUID id) {
            StringBuilder file = new StringBuilder(
                    ExportRows.header(exports.byId(id).orElseThrow().attributes()));
            for (int part = 1; desk.part(id, part).isPresent(); part++) {
                file.append(desk.part(id, part).orElseThrow());
            }
            return file.toString();
        }

        @Override
        public void close() {
            database.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatIsExportedIsReadBackAsItWas(Dialect dialect) throws Exception {
        try (Desk desk = new Desk(dialect)) {
            desk.add(ANN);
            UUID id = desk.desk.start(null, null, null).id();
            FileClaim claim = desk.claim(id);
            desk.work.plan(claim);
            while (desk.writeNext(claim)) {
                assertThatThrownBy(() -> desk.desk.part(id, 1)).isInstanceOf(DomainException.class);
            }
            ContactExport done = desk.desk.byId(id);
            assertThat(done.percent()).isEqualTo(100);
            assertThat(done.total()).isEqualTo(1);
            Path file = Files.writeString(folder.resolve("out.csv"), desk.file(id));
            assertThat(desk.file(id)).contains("\"'=1+1\"", "\"'+39 055 1\"");
            try (CsvFile csv = CsvFile.open(file)) {
                assertThat(csv.contact(csv.next()).checked(AttributeTypes.NONE))
                        .isEqualTo(ANN.checked(AttributeTypes.NONE));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoHasNoEmailIsExportedAndReadBackAsTheSame(Dialect dialect) throws Exception {
        try (Desk desk = new Desk(dialect)) {
            NewContact bob = new NewContact("e2", "Bob", null, "+39 055 2", null, null, Map.of());
            desk.add(bob);
            UUID id = desk.desk.start(null, null, null).id();
            FileClaim claim = desk.claim(id);
            desk.work.plan(claim);
            while (desk.writeNext(claim)) {
                assertThat(desk.held.holds(claim)).isTrue();
            }
            try (CsvFile csv = CsvFile.open(Files.writeString(folder.resolve("out.csv"), desk.file(id)))) {
                assertThat(csv.contact(csv.next()).checked(AttributeTypes.NONE))
                        .isEqualTo(bob.checked(AttributeTypes.NONE));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoeverGoesOnWithAnExportWritesNobodyTwice(Dialect dialect) {
        try (Desk desk = new Desk(dialect)) {
            IntStream.range(0, 1_500)
                    .forEach(i -> desk.add(new NewContact(
                            null, "P" + i, "p" + i + "@x.test", null, null, null, Map.of("n", String.valueOf(i)))));
            UUID id = desk.desk.start(null, null, null).id();
            FileClaim first = desk.claim(id);
            desk.work.plan(first);
            assertThat(desk.writeNext(first)).isTrue();
            desk.held.letGo(first);
            desk.jobs.failed(first, "gone");
            desk.desk.stop(id);
            desk.desk.resume(id);
            FileClaim second = desk.claim(id);
            assertThat(desk.writeNext(first)).isFalse();
            desk.work.plan(second);
            assertThat(desk.writeNext(second)).isTrue();
            assertThat(desk.writeNext(second)).isFalse();
            List<String> rows = desk.file(id).lines().skip(1).toList();
            assertThat(rows).hasSize(1_500).doesNotHaveDuplicates();
            desk.desk.delete(id);
            assertThatThrownBy(() -> desk.desk.byId(id)).isInstanceOf(DomainException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aRuleThatDoesNotFitTheTypeOfItsAttributeIsRefused(Dialect dialect) {
        try (Desk desk = new Desk(dialect)) {
            JsonObject rule = RuleReader.json("{\"attribute\":\"age\",\"op\":\"gt\",\"value\":\"2027-01-01\"}");
            desk.desk.start(null, null, rule);
            desk.database
                    .sql()
                    .update(
                            "insert into contact_attribute (name, type, created_at) values ('age', 'NUMBER', ?)",
                            desk.clock.instant());
            assertThatThrownBy(() -> desk.desk.start(null, null, rule))
                    .isInstanceOfSatisfying(
                            DomainException.class, no -> assertThat(no.code()).isEqualTo("invalid-rule"));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void planningALargeExportRenewsItsClaimAndEndsWhenItIsLost(Dialect dialect) {
        try (Desk desk = new Desk(dialect)) {
            desk.add(ANN);
            UUID id = desk.desk.start(null, null, null).id();
            FileClaim claim = desk.claim(id);
            desk.database.sql().update("update contact_job set lease_until = ?", Instant.EPOCH);
            desk.work.plan(claim);
            assertThat(desk.database.sql().count("select count(*) from contact_job where lease_until > now()"))
                    .isOne();
            assertThat(desk.desk.byId(id).total()).isOne();

            UUID lost = desk.desk.start(null, null, null).id();
            FileClaim mine = desk.claim(lost);
            desk.jobs.stop(lost);
            desk.work.plan(mine);
            assertThat(desk.held.holds(mine)).isFalse();
            assertThat(desk.desk.byId(lost).total()).as("not planned").isEqualTo(-1);
        }
    }
}
