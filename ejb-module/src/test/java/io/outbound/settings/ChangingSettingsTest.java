package io.outbound.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.kernel.DomainException;
import io.outbound.security.Actor;
import io.outbound.security.Fired;
import io.outbound.security.MovableClock;
import io.outbound.store.Dialect;
import io.outbound.store.TestDatabase;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChangingSettingsTest {

    private final MovableClock clock = new MovableClock();
    private final Fired<SettingsChanged> changes = new Fired<>();

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anEmptyStoreMeansTheDefaults(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            assertThat(settingsOn(database).stored()).isEqualTo(new VersionedSettings(SettingValues.DEFAULTS, 0));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aChangeIsSeenAtOnceHereAndSoonElsewhere(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            Settings here = settingsOn(database);
            Settings elsewhere = settingsOn(database);
            assertThat(elsewhere.current().blockDuplicateApiLeads()).isFalse();
            change(database, here, values -> values.withBlockDuplicateApiLeads(true));
            assertThat(here.current().blockDuplicateApiLeads()).isTrue();
            clock.pass(Duration.ofSeconds(3));
            assertThat(elsewhere.current().blockDuplicateApiLeads()).isTrue();
            assertThat(changes.events()).singleElement().satisfies(event -> {
                assertThat(event.before().blockDuplicateApiLeads()).isFalse();
                assertThat(event.after().blockDuplicateApiLeads()).isTrue();
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoSawAnOlderVersionIsRefused(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            Settings settings = settingsOn(database);
            change(database, settings, values -> values.withSandbox(true));
            assertThatThrownBy(() -> database.inTransaction(() -> {
                        settings.change(0, values -> values.withSandbox(false), Actor.SYSTEM);
                        return null;
                    }))
                    .isInstanceOfSatisfying(
                            DomainException.class, no -> assertThat(no.kind()).isEqualTo(DomainException.Kind.STALE));
            assertThat(settings.stored().values().sandbox()).isTrue();
        }
    }

    private Settings settingsOn(TestDatabase database) {
        return new Settings(database.sql(), clock, changes.event());
    }

    private static void change(TestDatabase database, Settings settings, UnaryOperator<SettingValues> change) {
        database.inTransaction(() -> {
            settings.change(change, Actor.SYSTEM);
            return null;
        });
    }
}
