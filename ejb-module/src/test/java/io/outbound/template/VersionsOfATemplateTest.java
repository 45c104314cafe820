package io.outbound.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.campaign.Campaign;
import io.outbound.campaign.CampaignMode;
import io.outbound.campaign.LiveCampaigns;
import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import io.outbound.security.CurrentActor;
import io.outbound.store.Dialect;
import io.outbound.store.IdListColumn;
import io.outbound.store.IdSource;
import io.outbound.store.InstantColumn;
import io.outbound.store.JpaOnTestDatabase;
import io.outbound.store.TestDatabase;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VersionsOfATemplateTest {

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void eachStaysReadableAndAnEarlierOneCanBeMadeTheNewest(Dialect dialect) throws SQLException {
        try (Desk desk = new Desk(dialect)) {
            UUID id = desk.add("one");
            desk.edit(id, "two");
            desk.edit(id, "three");
            assertThat(desk.said(id)).containsExactly("three", "two", "one");

            long newest = desk.versions(id).get(0).version();
            desk.jpa.inTransaction(() -> desk.library.restore(id, newest, first(desk, id)));

            assertThat(desk.said(id)).containsExactly("one", "three", "two", "one");
            List<TemplateVersion> versions = desk.versions(id);
            assertThat(versions).extracting(TemplateVersion::current).containsExactly(true, false, false, false);
            assertThat(versions).allSatisfy(version -> {
                assertThat(version.savedAt()).isNotNull();
                assertThat(version.savedBy()).isEqualTo("anonymous");
            });
        }
    }

    private static long first(Desk desk, UUID id) {
        List<TemplateVersion> all = desk.library.versions(id, Long.MAX_VALUE, 10);
        return all.get(all.size() - 1).version();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoRestoresMustHaveSeenTheNewestAndTheVersionMustBeThere(Dialect dialect) throws SQLException {
        try (Desk desk = new Desk(dialect)) {
            UUID id = desk.add("one");
            long newest = desk.versions(id).get(0).version();
            assertThatThrownBy(() -> desk.jpa.inTransaction(() -> desk.library.restore(id, newest + 1, newest)))
                    .isInstanceOfSatisfying(
                            DomainException.class, no -> assertThat(no.kind()).isEqualTo(DomainException.Kind.STALE));
            assertThatThrownBy(() -> desk.jpa.inTransaction(() -> desk.library.restore(id, newest, 99)))
                    .isInstanceOfSatisfying(DomainException.class, no -> assertThat(no.kind())
                            .isEqualTo(DomainException.Kind.NOT_FOUND));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatNoRunRefersToAnyMoreStaysAsLongAsItsTemplateIsThere(Dialect dialect) throws SQLException {
        try (Desk desk = new Desk(dialect)) {
            UUID id = desk.add("one");
            FrozenContents.Key key =
                    new FrozenContents.Key(id, desk.versions(id).get(0).version());
            desk.forget(key);
            assertThat(desk.contents.find(key)).isPresent();

            desk.jpa.inTransaction(() -> {
                desk.library.delete(id, Optional.empty());
                return null;
            });
            desk.forget(key);
            assertThat(desk.contents.find(key)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void eachHasTheFilesItWasSavedWith(Dialect dialect) throws SQLException {
        try (Desk desk = new Desk(dialect)) {
            UUID flyer = desk.file("flyer.pdf");
            UUID terms = desk.file("terms.pdf");
            UUID id = desk.jpa.inTransaction(() -> desk.library
                    .add(ChannelId.EMAIL, "Letter", Desk.mail("one").with(List.of(terms, flyer)))
                    .template()
                    .id());
            desk.edit(id, "two");
            long newest = desk.versions(id).get(0).version();
            desk.jpa.inTransaction(() -> desk.library.restore(id, newest, first(desk, id)));

            assertThat(desk.versions(id))
                    .extracting(version -> desk.jpa
                            .inTransaction(() -> desk.library.content(id, version.version()))
                            .attachments())
                    .containsExactly(List.of(terms, flyer), List.of(), List.of(terms, flyer));
            assertThat(desk.jpa.inTransaction(
                            () -> desk.library.byId(id).content().attachments()))
                    .containsExactly(terms, flyer);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void thoseOfADeletedTemplateGoADayLaterUnlessARunSentThem(Dialect dialect) throws SQLException {
        try (Desk desk = new Desk(dialect)) {
            UUID kept = desk.add("kept");
            UUID gone = desk.add("gone");
            desk.edit(gone, "gone, too");
            desk.jpa.inTransaction(() -> {
                desk.library.delete(gone, Optional.empty());
                return null;
            });
            assertThat(desk.forgetAfter(Duration.ofHours(23))).isZero();
            assertThat(desk.forgetAfter(Duration.ofHours(25))).isEqualTo(2);
            assertThat(desk.forgetAfter(Duration.ofHours(25))).isZero();
            assertThat(desk.said(kept)).containsExactly("kept");
            assertThat(desk.database.sql().count("select count(*) from content"))
                    .isOne();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theFilesOfADeletedTemplateStayForTheCampaignThatIsStillTriggered(Dialect dialect) throws SQLException {
        try (Desk desk = new Desk(dialect)) {
            UUID flyer = desk.file("flyer.pdf");
            UUID id = desk.jpa.inTransaction(() -> desk.library
                    .add(ChannelId.EMAIL, "Letter", Desk.mail("live").with(List.of(flyer)))
                    .template()
                    .id());
            FrozenContents.Key version =
                    new FrozenContents.Key(id, desk.versions(id).get(0).version());
            Campaign orders = LiveCampaigns.activated(CampaignMode.STANDARD, null, null);
            LiveCampaigns.store(desk.database.sql(), orders);
            desk.database.sql().update("update campaign set template_id = ? where id = ?", id, orders.id());
            desk.jpa.inTransaction(() -> {
                desk.library.delete(id, Optional.empty());
                return null;
            });

            assertThat(desk.forgetAfter(Duration.ofHours(25))).isZero();
            desk.forget(version);
            assertThat(desk.contents.find(version)).hasValueSatisfying(content -> assertThat(content.attachments())
                    .containsExactly(flyer));

            desk.database.sql().update("update campaign set status = 'STOPPED'");
            assertThat(desk.forgetAfter(Duration.ofHours(25))).isOne();
            assertThat(desk.contents.find(version)).isEmpty();
        }
    }

    private static final class Desk implements AutoCloseable {

        final TestDatabase database;
        final JpaOnTestDatabase jpa;
        final FrozenContents contents;
        final TemplateLibrary library;

        Desk(Dialect dialect) {
            database = TestDatabase.of(dialect);
            jpa = new JpaOnTestDatabase(database, Template.class, InstantColumn.class, IdListColumn.class);
            contents = new FrozenContents(database.sql());
            library = new TemplateLibrary(
                    new Templates(jpa.manager()),
                    new TemplateHistory(database.sql(), contents),
                    new TemplateEngine(),
                    new Attachments(database.sql()),
                    new CurrentActor(),
                    new IdSource(),
                    Clock.systemUTC());
        }

        UUID add(String text) {
            return jpa.inTransaction(() -> library.add(ChannelId.EMAIL, "Letter", mail(text))
                    .template()
                    .id());
        }

        void edit(UUID id, String text) {
            jpa.inTransaction(() -> library.edit(id, library.byId(id).version(), "Letter", mail(text)));
        }

        List<TemplateVersion> versions(UUID id) {
            return jpa.inTransaction(() -> library.versions(id, Long.MAX_VALUE, 10));
        }

        /** By each version, newest first. */
        List<String> said(UUID id) {
            return versions(id).stream()
                    .map(version -> jpa.inTransaction(() -> library.content(id, version.version())))
                    .map(TemplateContent::plain)
                    .toList();
        }

        UUID file(String name) {
            return new AttachmentDesk(new Attachments(database.sql()), new IdSource(), Clock.systemUTC())
                    .add(name, "application/pdf", new byte[1])
                    .entry()
                    .id();
        }

        int forgetAfter(Duration time) {
            OldContents old = new OldContents(contents, Clock.offset(Clock.systemUTC(), time));
            return jpa.inTransaction(() -> old.forget(10));
        }

        void forget(FrozenContents.Key key) {
            jpa.inTransaction(() -> {
                contents.forgetUnused(List.of(key));
                return null;
            });
        }

        private static TemplateContent mail(String text) {
            return new TemplateContent("Hello", "", text);
        }

        @Override
        public void close() throws SQLException {
            jpa.close();
            database.close();
        }
    }
}
