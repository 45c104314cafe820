package io.outbound.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.attribute.AttributeType;
import io.outbound.audience.ContactBulk.Result;
import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import io.outbound.store.Dialect;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contacts one by one and in bulk, on both databases. */
class ManagingContactsTest {

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatAChangeDoesNotGiveIsTakenAway(Dialect dialect) {
        try (Office office = new Office(dialect)) {
            Contact ann = office.in(() -> office.book.save(new NewContact(
                    "e1",
                    "Ann",
                    "ann@x.test",
                    "1",
                    null,
                    null,
                    "it",
                    null,
                    Map.of("city", "Rome"),
                    List.of("b", " a ", "b"),
                    Map.of(ChannelId.EMAIL, true, ChannelId.SMS, false))));
            assertThat(ann.tags()).containsExactly("a", "b");
            assertThat(ann.consent()).isEqualTo(Map.of(ChannelId.EMAIL, true, ChannelId.SMS, false));

            Contact changed = office.in(() -> office.book.change(
                    ann.id(),
                    ann.version(),
                    new NewContact(
                            null,
                            "Anna",
                            "anna@x.test",
                            null,
                            null,
                            null,
                            null,
                            null,
                            Map.of(),
                            List.of("c"),
                            Map.of(ChannelId.EMAIL, false))));

            assertThat(changed.id()).isEqualTo(ann.id());
            assertThat(changed.email()).isEqualTo("anna@x.test");
            assertThat(changed.externalId()).isNull();
            assertThat(changed.attributes()).isEmpty();
            assertThat(changed.tags()).containsExactly("c");
            assertThat(changed.consent()).isEqualTo(Map.of(ChannelId.EMAIL, false));
            assertThatThrownBy(() -> office.in(() -> office.book.change(
                            ann.id(),
                            ann.version(),
                            new NewContact(null, "x", "x@x.test", null, null, null, Map.of()))))
                    .isInstanceOf(DomainException.class)
                    .extracting("code")
                    .isEqualTo("version-conflict");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anAddressThatAnotherContactHasIsRefused(Dialect dialect) {
        try (Office office = new Office(dialect)) {
            office.add("ann");
            Contact bob = office.add("bob");
            assertThatThrownBy(() -> office.in(() -> office.book.change(
                            bob.id(),
                            bob.version(),
                            new NewContact(null, "bob", "ANN@x.test", null, null, null, Map.of()))))
                    .isInstanceOf(DomainException.class)
                    .extracting("code")
                    .isEqualTo("contact-taken");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void contactsAreFoundByTagListAndPartOfWhatTheyAreCalled(Dialect dialect) {
        try (Office office = new Office(dialect)) {
            Contact ann = office.add("ann", "vip");
            office.add("anton", "vip", "new");
            office.in(() -> office.bulk.include(List.of(ann.id()), office.list));
            assertThat(office.names(new ContactFilter(Optional.empty(), "vip", "")))
                    .containsExactly("ann", "anton");
            assertThat(office.names(new ContactFilter(Optional.empty(), "new", "AN")))
                    .containsExactly("anton");
            assertThat(office.names(new ContactFilter(Optional.of(office.list), "", "")))
                    .containsExactly("ann");
            assertThat(office.names(new ContactFilter(Optional.empty(), "", "' or '1'='1")))
                    .isEmpty();
            assertThat(office.names(new ContactFilter(Optional.empty(), "", "%")))
                    .isEmpty();
            assertThat(office.book.tags(null, 10))
                    .containsExactly(new ContactTags.Use("new", 1), new ContactTags.Use("vip", 2));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aBulkSaysOfEachContactWhatBecameOfIt(Dialect dialect) {
        try (Office office = new Office(dialect)) {
            UUID ann = office.add("ann", "vip").id();
            UUID bob = office.add("bob").id();
            UUID nobody = UUID.randomUUID();
            List<UUID> all = List.of(ann, bob, nobody);

            assertThat(office.in(() -> office.bulk.tag(all, List.of("vip"))))
                    .isEqualTo(Map.of(ann, Result.UNCHANGED, bob, Result.DONE, nobody, Result.NOT_FOUND));
            assertThat(office.in(() -> office.bulk.untag(List.of(ann), List.of("vip", "never"))))
                    .isEqualTo(Map.of(ann, Result.DONE));
            assertThat(office.in(() -> office.bulk.include(all, office.list)))
                    .isEqualTo(Map.of(ann, Result.DONE, bob, Result.DONE, nobody, Result.NOT_FOUND));
            assertThat(office.in(() -> office.bulk.include(List.of(ann), office.list)))
                    .isEqualTo(Map.of(ann, Result.UNCHANGED));
            assertThat(office.in(() -> office.bulk.exclude(List.of(ann), office.list)))
                    .isEqualTo(Map.of(ann, Result.DONE));
            assertThat(office.in(() -> office.bulk.delete(all)))
                    .isEqualTo(Map.of(ann, Result.DONE, bob, Result.DONE, nobody, Result.NOT_FOUND));
            assertThat(office.names(ContactFilter.ALL)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aValueMustBeOfTheTypeOfItsAttribute(Dialect dialect) {
        try (Office office = new Office(dialect)) {
            office.attributes.add("age", AttributeType.NUMBER);
            office.attributes.add("vip", AttributeType.BOOLEAN);
            office.attributes.add("born", AttributeType.DATE);
            Map<String, Object> good = Map.of("age", "41.50", "vip", "Yes", "born", "1985-03-01", "city", "Rome");
            Contact ann = office.in(
                    () -> office.book.save(new NewContact(null, "Ann", "ann@x.test", null, null, null, good)));
            assertThat(ann.attributes())
                    .isEqualTo(
                            Map.of("age", new BigDecimal("41.50"), "vip", true, "born", "1985-03-01", "city", "Rome"));
            assertThatThrownBy(() -> office.in(() -> office.book.save(new NewContact(
                            null,
                            "Bob",
                            "bob@x.test",
                            null,
                            null,
                            null,
                            Map.of("age", "old", "vip", "perhaps", "born", "1985-02-30")))))
                    .isInstanceOfSatisfying(DomainException.class, refused -> assertThat(refused.errors())
                            .extracting("pointer", "code")
                            .containsExactlyInAnyOrder(
                                    org.assertj.core.groups.Tuple.tuple("/attributes/age", "wrong-attribute-type"),
                                    org.assertj.core.groups.Tuple.tuple("/attributes/vip", "wrong-attribute-type"),
                                    org.assertj.core.groups.Tuple.tuple("/attributes/born", "wrong-attribute-type")));
            assertThatThrownBy(() -> office.attributes.add("age", AttributeType.TEXT))
                    .extracting("code")
                    .isEqualTo("attribute-taken");
            assertThatThrownBy(() -> office.attributes.add("email", AttributeType.TEXT))
                    .extracting("code")
                    .isEqualTo("reserved-name");
        }
    }
}
