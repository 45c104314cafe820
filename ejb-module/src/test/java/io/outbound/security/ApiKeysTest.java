package io.outbound.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.kernel.DomainException;
import io.outbound.store.Dialect;
import io.outbound.store.IdSource;
import io.outbound.store.TestDatabase;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApiKeysTest {

    private final MovableClock clock = new MovableClock();

    private record Parts(ApiKeys keys, KeyRing ring, KeyAdministration administration) {}

    private Parts on(TestDatabase database) {
        ApiKeys keys = new ApiKeys(database.sql());
        KeyRing ring = new KeyRing(keys, clock);
        return new Parts(keys, ring, new KeyAdministration(keys, ring, new IdSource(), clock));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aKeyIsShownOnceAndOnlyItsHashIsKept(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            Parts parts = on(database);
            NewApiKey made = parts.administration().create("shop", Set.of(Scope.TRIGGER), Optional.empty());
            assertThat(made.secret()).matches("obk_[a-z0-9]{8}_[A-Za-z0-9_-]{43}");
            assertThat(made.toString()).doesNotContain(made.secret());
            String secretPart = made.secret().substring(13);
            assertThat(database.sql()
                            .list(
                                    "select secret_hash, public_part, name from api_key",
                                    row -> row.getString(1) + row.getString(2) + row.getString(3)))
                    .noneMatch(row -> row.contains(secretPart));
            assertThat(parts.administration().all()).extracting(ApiKey::name).containsExactly("shop");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aKeyIsRecognisedWithItsScopesAndItsUseIsNoted(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            Parts parts = on(database);
            NewApiKey made = parts.administration().create("shop", Set.of(Scope.TRIGGER), Optional.empty());
            assertThat(parts.ring().recognise(made.secret())).hasValueSatisfying(key -> {
                assertThat(key.scopes()).containsExactly(Scope.TRIGGER);
                assertThat(key.actor().name()).isEqualTo("key:shop");
            });
            assertThat(parts.keys().byId(made.key().id()).orElseThrow().lastUsedAt())
                    .contains(clock.instant());
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anotherSecretUnderTheSamePublicPartIsNotRecognised(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            Parts parts = on(database);
            String secret = parts.administration()
                    .create("shop", Set.of(Scope.TRIGGER), Optional.empty())
                    .secret();
            char last = secret.charAt(secret.length() - 1);
            String other = secret.substring(0, secret.length() - 1) + (last == 'A' ? 'B' : 'A');
            assertThat(parts.ring().recognise(other)).isEmpty();
            assertThat(parts.ring().recognise("")).isEmpty();
            assertThat(parts.ring().recognise("obk_")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aRevokedKeyIsRefusedOnAnotherNodeWithinFiveSeconds(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            Parts here = on(database);
            Parts elsewhere = on(database);
            NewApiKey made = here.administration().create("shop", Set.of(Scope.TRIGGER), Optional.empty());
            assertThat(elsewhere.ring().recognise(made.secret())).isPresent();
            here.administration().revoke(made.key().id());
            assertThat(here.ring().recognise(made.secret())).isEmpty();
            clock.pass(Duration.ofSeconds(5));
            assertThat(elsewhere.ring().recognise(made.secret())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aKeyEndsAtItsExpiryEvenWhileItIsRemembered(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            Parts parts = on(database);
            NewApiKey made = parts.administration()
                    .create(
                            "shop",
                            Set.of(Scope.TRIGGER),
                            Optional.of(clock.instant().plusSeconds(2)));
            assertThat(parts.ring().recognise(made.secret())).isPresent();
            clock.pass(Duration.ofSeconds(2));
            assertThat(parts.ring().recognise(made.secret())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aKeyNeedsANameKnownScopesAndAFuture(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            KeyAdministration administration = on(database).administration();
            assertThatThrownBy(() -> administration.create(" ", Set.of(Scope.TRIGGER), Optional.empty()))
                    .isInstanceOf(DomainException.class);
            assertThatThrownBy(() -> administration.create("a", Set.of(), Optional.empty()))
                    .isInstanceOf(DomainException.class);
            assertThatThrownBy(() -> administration.create("a", Set.of("root"), Optional.empty()))
                    .isInstanceOf(DomainException.class);
            assertThatThrownBy(() -> administration.create("a", Set.of(Scope.TRIGGER), Optional.of(clock.instant())))
                    .isInstanceOf(DomainException.class);
            assertThat(administration.all()).isEmpty();
        }
    }
}
