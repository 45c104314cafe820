package io.outbound.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.kernel.Attachment;
import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import io.outbound.kernel.FieldError;
import io.outbound.store.Dialect;
import io.outbound.store.IdSource;
import io.outbound.store.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttachingFilesTest {

    private static final byte[] PDF = {'%', 'P', 'D', 'F'};

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aFileIsKeptOnceAndComesBackAsItWas(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            Attachments attachments = new Attachments(database.sql());
            AttachmentDesk desk = desk(attachments);
            AttachmentEntry one =
                    desk.add("flyer.pdf", "Application/PDF; x=y", PDF).entry();
            AttachmentEntry again =
                    desk.add(" flyer.pdf ", "application/pdf", PDF.clone()).entry();
            AttachmentEntry other =
                    desk.add("other.pdf", "application/pdf", PDF).entry();
            assertThat(again).isEqualTo(one);
            assertThat(desk.add("flyer.pdf", "application/pdf", PDF).before()).isTrue();
            assertThat(desk.add("new.pdf", "application/pdf", PDF).before()).isFalse();
            assertThat(other.id()).isNotEqualTo(one.id());
            assertThat(database.sql().count("select count(*) from attachment")).isEqualTo(3);
            assertThat(one.size()).isEqualTo(4);
            assertThat(desk.file(one.id()).content()).isEqualTo(PDF);
            assertThat(desk.page(Optional.empty(), 10)).endsWith(other, one);
            assertThat(desk.page(Optional.of(other.id()), 10)).containsExactly(one);

            List<Attachment> ready = attachments.ready(List.of(other.id(), one.id()));
            assertThat(ready)
                    .containsExactly(
                            Attachment.of("other.pdf", "application/pdf", PDF),
                            Attachment.of("flyer.pdf", "application/pdf", PDF));
            assertThat(attachments.ready(List.of(one.id())).get(0)).isSameAs(ready.get(1));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatAVersionHasCannotBeRemovedAndAllElseGoesByItself(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            Attachments attachments = new Attachments(database.sql());
            AttachmentDesk desk = desk(attachments);
            AttachmentEntry used = desk.add("flyer.pdf", "application/pdf", PDF).entry();
            AttachmentEntry removed =
                    desk.add("removed.pdf", "application/pdf", PDF).entry();
            AttachmentEntry unused =
                    desk.add("unused.pdf", "application/pdf", PDF).entry();

            FrozenContents contents = new FrozenContents(database.sql());
            FrozenContents.Key key = new FrozenContents.Key(UUID.randomUUID(), 1);
            TemplateContent content = new TemplateContent("s", "h", "p").with(List.of(used.id()));
            database.inTransaction(() -> {
                contents.keep(key, content);
                return null;
            });
            assertThat(contents.find(key)).contains(content);
            assertThatThrownBy(() -> remove(database, desk, used)).satisfies(refused("attachment-in-use"));
            remove(database, desk, removed);
            assertThatThrownBy(() -> desk.byId(removed.id())).satisfies(refused("attachment-not-found"));

            assertThat(forgetAfter(Duration.ofHours(23), database, attachments)).isZero();
            assertThat(forgetAfter(Duration.ofHours(25), database, attachments)).isOne();
            assertThatThrownBy(() -> desk.byId(unused.id())).satisfies(refused("attachment-not-found"));
            assertThat(desk.byId(used.id())).isEqualTo(used);

            database.inTransaction(() -> {
                contents.forgetUnused(List.of(key));
                return null;
            });
            assertThat(forgetAfter(Duration.ofHours(25), database, attachments))
                    .as("its version is gone")
                    .isOne();
            assertThat(database.sql().count("select count(*) from attachment")).isZero();
        }
    }

    private static AttachmentDesk desk(Attachments attachments) {
        return new AttachmentDesk(attachments, new IdSource(), Clock.systemUTC());
    }

    private static void remove(TestDatabase database, AttachmentDesk desk, AttachmentEntry file) {
        database.inTransaction(() -> {
            desk.remove(file.id());
            return null;
        });
    }

    private static int forgetAfter(Duration time, TestDatabase database, Attachments attachments) {
        OldAttachments old = new OldAttachments(attachments, Clock.offset(Clock.systemUTC(), time));
        return database.inTransaction(() -> old.forget(10));
    }

    private static Consumer<Throwable> refused(String code) {
        return thrown -> assertThat(((DomainException) thrown).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "'', application/pdf, attachment-name-invalid",
        "'  ', application/pdf, attachment-name-invalid",
        "'a/b.pdf', application/pdf, attachment-name-invalid",
        "'..\\b.pdf', application/pdf, attachment-name-invalid",
        "'.htaccess', application/pdf, attachment-name-invalid",
        "'a.exe.', application/pdf, attachment-name-invalid",
        "'a\"b.pdf', application/pdf, attachment-name-invalid",
        "'a\nb.pdf', application/pdf, attachment-name-invalid",
        "'fdp.\u202Eexe', application/pdf, attachment-name-invalid",
        "'a\u2029b.pdf', application/pdf, attachment-name-invalid",
        "'a\uD800.pdf', application/pdf, attachment-name-invalid",
        "setup.EXE, application/pdf, attachment-type-invalid",
        "invoice.pdf.js, application/pdf, attachment-type-invalid",
        "a.pdf, , attachment-type-invalid",
        "a.pdf, pdf, attachment-type-invalid",
        "a.pdf, multipart/mixed, attachment-type-invalid",
        "a.eml, message/rfc822, attachment-type-invalid",
        "a.pdf, 'application/pdf\r\nX: y', attachment-type-invalid"
    })
    void whatIsNoFileIsRefused(String name, String type, String code) {
        assertThatThrownBy(() -> AttachmentRules.checked(name, type, PDF)).satisfies(refused(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"flyer.pdf", "Übersicht 你好 🎉.pdf", "no ending", "it's 50%; (new).docx"})
    void usualNamesStayAsTheyAre(String name) {
        assertThat(AttachmentRules.checked(name, "application/pdf", PDF).name()).isEqualTo(name);
    }

    @Test
    void nothingAndTooMuchAreRefused() {
        assertThatThrownBy(() -> AttachmentRules.checked("a.pdf", "application/pdf", new byte[0]))
                .satisfies(refused("attachment-empty"));
        byte[] large = new byte[AttachmentRules.MOST_BYTES + 1];
        assertThatThrownBy(() -> AttachmentRules.checked("a.pdf", "application/pdf", large))
                .satisfies(refused("payload-too-large"));
    }

    @Test
    void aTemplateHasSoManyFilesAndSoManyBytes() {
        UUID one = UUID.randomUUID();
        UUID two = UUID.randomUUID();
        int half = AttachmentRules.MOST_BYTES / 2;
        assertThat(errors(ChannelId.EMAIL, List.of(one, two), half, half)).isEmpty();
        assertThat(errors(ChannelId.EMAIL, List.of(one, two), half, half + 1)).containsExactly("too-long");
        assertThat(errors(ChannelId.EMAIL, List.of(one, one), half)).containsExactly("invalid-value");
        assertThat(errors(ChannelId.EMAIL, List.of(one))).containsExactly("reference-unknown");
        assertThat(errors(
                        ChannelId.EMAIL,
                        Stream.generate(UUID::randomUUID).limit(11).toList()))
                .containsExactly("too-long");
        assertThat(errors(ChannelId.SMS, List.of(one), half)).containsExactly("part-not-allowed");
        assertThat(errors(ChannelId.SMS, List.of())).isEmpty();
    }

    /** @param sizes of the first ones wanted; the rest are not there */
    private static List<String> errors(ChannelId channel, List<UUID> wanted, int... sizes) {
        Map<UUID, AttachmentEntry> known = new HashMap<>();
        for (int i = 0; i < sizes.length; i++) {
            known.put(wanted.get(i), new AttachmentEntry(wanted.get(i), "a", "b/c", sizes[i], null));
        }
        try {
            AttachmentRules.check(channel, wanted, asked -> known);
            return List.of();
        } catch (DomainException e) {
            return e.errors().stream().map(FieldError::code).toList();
        }
    }
}
