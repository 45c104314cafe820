package io.outbound.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.outbound.attribute.AttributeTypes;
import io.outbound.audience.ContactImport.BadRow;
import io.outbound.kernel.DomainException;
import io.outbound.store.Dialect;
import java.io.IOException;
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
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who has no email address is recognised by the phone number, the Telegram chat, the Viber id or the external id. */
class ContactsWithoutAnEmailTest {

    @TempDir
    private Path folder;

    private static NewContact person(String externalId, String name, String email, String phone, String telegram) {
        return new NewContact(
                externalId, name, email, phone, telegram, null, null, null, Map.of(), List.of(), Map.of());
    }

    private static NewContact byPhone(String phone, String name) {
        return person(null, name, null, phone, null);
    }

    private static ImportChunk.Place at(long line) {
        return new ImportChunk.Place(line, "row " + line);
    }

    private static void refused(ThrowingCallable work, String code) {
        assertThatThrownBy(work)
                .isInstanceOf(DomainException.class)
                .extracting("code")
                .isEqualTo(code);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void thePhoneNumberTellsWhoItIsHoweverItIsWritten(Dialect dialect) {
        try (Office office = new Office(dialect)) {
            Contact ann = office.in(() -> office.book.save(byPhone("+39 (333) 123-4567", "Ann")));
            assertThat(ann.email()).isNull();
            Contact again = office.in(() -> office.book.save(byPhone("0039 333.1234567", null)));
            assertThat(again.id()).isEqualTo(ann.id());
            assertThat(again.name()).isEqualTo("Ann");
            Contact other = office.in(() -> office.book.save(person(null, "Ann B", "annb@x.test", ann.phone(), null)));
            assertThat(other.id()).as("a family's number").isNotEqualTo(ann.id());
            assertThat(office.contacts.page(new ContactFilter(Optional.empty(), "", "333) 123"), Optional.empty(), 9))
                    .extracting(Contact::id)
                    .containsExactly(other.id());
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aContactNeedsSomethingToBeReachedBy(Dialect dialect) {
        try (Office office = new Office(dialect)) {
            refused(() -> office.in(() -> office.book.save(person(" ", "Ann", "", " ", null))), "address-missing");
            refused(() -> office.in(() -> office.book.save(byPhone("call me", "Ann"))), "invalid-phone");
            assertThat(office.in(() -> office.book.save(person("e1", "Ann", null, null, null)))
                            .externalId())
                    .as("a browser may subscribe for it")
                    .isEqualTo("e1");
            Contact bob = office.in(() -> office.book.save(person("e2", "Bob", "bob@x.test", null, null)));
            Contact same = office.in(() -> office.book.save(person("e2", "Bobby", null, null, null)));
            assertThat(same.id()).isEqualTo(bob.id());
            assertThat(same.email()).isEqualTo("bob@x.test");
            assertThat(same.name()).isEqualTo("Bobby");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anEmailAddressMayBeTakenAwayAndGivenWhileNoOtherContactHasWhatIsLeft(Dialect dialect) {
        try (Office office = new Office(dialect)) {
            Contact ann = office.in(() -> office.book.save(person(null, "Ann", "ann@x.test", "+39 333 1", null)));
            Contact changed = office.in(() -> office.book.change(ann.id(), ann.version(), byPhone("+39 333 1", "Ann")));
            assertThat(changed.email()).isNull();
            assertThat(office.in(() -> office.book.save(byPhone("393331", "Anna")))
                            .id())
                    .isEqualTo(ann.id());
            Contact bob = office.in(() -> office.book.save(person(null, "Bob", "bob@x.test", "393331", null)));
            refused(
                    () -> office.in(() -> office.book.change(bob.id(), bob.version(), byPhone("393331", "Bob"))),
                    "contact-taken");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoOpensAChatIsRecognisedByItOnlyWhereThereIsNothingBetter(Dialect dialect) {
        try (Office office = new Office(dialect)) {
            Contact bare = office.in(() -> office.book.save(person("e1", "Bare", null, null, null)));
            Contact phone = office.in(() -> office.book.save(byPhone("393331", "Phone")));
            LinkedChats chats = new LinkedChats(office.contacts);
            office.in(() -> {
                chats.opened(bare.id(), "77");
                chats.opened(phone.id(), "77");
                return null;
            });
            assertThat(office.in(() -> office.book.save(person("e1", null, null, null, "77")))
                            .id())
                    .isEqualTo(bare.id());
            Contact third = office.in(() -> office.book.save(person("e3", "Third", null, null, null)));
            office.in(() -> {
                chats.opened(third.id(), "77");
                return null;
            });
            assertThat(office.book.byId(third.id()).telegramChatId()).isEqualTo("77");
            assertThat(office.in(() -> office.book.save(byPhone("+393331", null)))
                            .telegramChatId())
                    .isEqualTo("77");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aFileOfPhoneNumbersAddsEachOnceAndNamesItsBadRows(Dialect dialect) throws IOException {
        try (Bringing bringing = new Bringing(dialect)) {
            bringIn(
                    bringing,
                    "phone,name,email,externalId\n+39 333 1,Ann,,e1\n'+39 333 2,Bob,,\n00393331,,,\ncall me,Cyd,,\n"
                            + "+39 333 1,Dan,dan@x.test,e4\n+39 333 5,Eve,,e4\n,Fay,,\n");
            bringIn(bringing, "phone\n+39 333 2\n+39 333 1\n00393331\n");
            assertThat(bringing.size()).isEqualTo(3);
            assertThat(bringing.byName("Ann").phone()).isEqualTo("00393331");
            assertThat(bringing.byName("Ann").externalId()).isEqualTo("e1");
            assertThat(bringing.byName("Bob").email()).isNull();
            assertThat(bringing.byName("Dan").phone()).isEqualTo("+39 333 1");
            assertThat(bringing.imports.badRows(bringing.job, 0, 10))
                    .extracting(BadRow::line, BadRow::code, BadRow::original)
                    .containsExactly(
                            tuple(5L, "invalid-phone", "call me,Cyd,,"),
                            tuple(7L, "external-id-taken", "+39 333 5,Eve,,e4"),
                            tuple(8L, "address-missing", ",Fay,,"));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoHasNothingButAnExternalIdIsWhoeverItBelongsTo(Dialect dialect) throws IOException {
        try (Bringing bringing = new Bringing(dialect)) {
            bringIn(
                    bringing,
                    "externalId,email,phone,city,name\ne1,,,Rome,\ne2,,+39 333 2,Lodi,Bob\ne1,ann@x.test,,,Ann\ne2,,,Pisa,\ne3,,,,Cyd\n");
            assertThat(bringing.size()).isEqualTo(3);
            assertThat(bringing.byName("Bob").attributes()).isEqualTo(Map.of("city", "Pisa"));
            bringIn(bringing, "externalId,city,zip\ne1,,1\ne2,Bari,2\ne3,Asti,3\n");
            assertThat(bringing.size()).isEqualTo(3);
            assertThat(bringing.byName("Ann").email()).isEqualTo("ann@x.test");
            assertThat(bringing.byName("Ann").attributes()).isEqualTo(Map.of("city", "Rome", "zip", "1"));
            assertThat(bringing.byName("Bob").phone()).isEqualTo("+39 333 2");
            assertThat(bringing.byName("Bob").attributes()).isEqualTo(Map.of("city", "Bari", "zip", "2"));
            assertThat(bringing.byName("Cyd").attributes()).isEqualTo(Map.of("city", "Asti", "zip", "3"));
            assertThat(bringing.imports.badRows(bringing.job, 0, 10)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void nobodyIsMadeOfWhatWasSaidOfAContactThatIsDeletedMeanwhile(Dialect dialect) throws IOException {
        try (Bringing bringing = new Bringing(dialect)) {
            bringIn(bringing, "externalId,email\ne1,ann@x.test\n");
            Path file = Files.writeString(folder.resolve("in.csv"), "externalId,city\ne1,Rome\n");
            try (ImportReading reading =
                    new ImportReading(CsvFile.open(file), AttributeTypes.NONE, bringing.list, false)) {
                ImportChunk chunk = bringing.chunks.next(reading);
                bringing.database.inTransaction(() -> {
                    bringing.contacts.delete(bringing.contacts.page(ContactFilter.ALL, Optional.empty(), 9).stream()
                            .map(Contact::id)
                            .toList());
                    return null;
                });
                bringing.store(chunk);
            }
            assertThat(bringing.contacts.page(ContactFilter.ALL, Optional.empty(), 9))
                    .isEmpty();
        }
    }

    private void bringIn(Bringing bringing, String csv) throws IOException {
        Path file = Files.writeString(folder.resolve("in.csv"), csv);
        try (ImportReading reading = new ImportReading(CsvFile.open(file), AttributeTypes.NONE, bringing.list, false)) {
            bringing.store(bringing.chunks.next(reading));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void filesWithTheSameNumbersInOppositeOrderAtOnceMakeEachOfThemOnce(Dialect dialect) throws Exception {
        try (Bringing bringing = new Bringing(dialect)) {
            ExecutorService threads = Executors.newFixedThreadPool(4);
            List<Future<Void>> done = threads.invokeAll(IntStream.range(0, 8)
                    .mapToObj(n -> (Callable<Void>) () -> {
                        ImportChunk chunk = new ImportChunk();
                        IntStream.range(0, 200)
                                .map(i -> n % 2 == 0 ? i : 199 - i)
                                .forEach(i -> chunk.add(at(i + 2), row(n % 3 == 0 ? "+39 " : "0039.", i)));
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

    private static ContactRow row(String prefix, int number) {
        return byPhone(prefix + (333_000_000 + number), "U").checked(AttributeTypes.NONE);
    }
}
