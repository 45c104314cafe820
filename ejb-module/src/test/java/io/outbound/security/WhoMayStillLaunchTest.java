package io.outbound.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.store.Dialect;
import io.outbound.store.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WhoMayStillLaunchTest {

    private static final Instant NOW = Instant.now();

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anAccountThatIsEnabledAndHasTheRole(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            Accounts accounts = new Accounts(database.sql());
            StandingRights rights = new StandingRights(accounts, new ApiKeys(database.sql()), Clock.systemUTC());
            UUID id = UUID.randomUUID();
            accounts.add(new Account(id, "Ann", Role.MARKETER, "en", 0), "x", NOW);
            assertThat(rights.may("Ann", Scope.CAMPAIGNS_LAUNCH)).isTrue();
            accounts.change(id, Role.VIEWER, Optional.empty());
            assertThat(rights.may("Ann", Scope.CAMPAIGNS_LAUNCH)).isFalse();
            accounts.change(id, Role.ADMIN, Optional.of(NOW));
            assertThat(rights.may("Ann", Scope.CAMPAIGNS_LAUNCH)).isFalse();
            accounts.change(id, Role.ADMIN, Optional.empty());
            assertThat(rights.may("Ann", Scope.CAMPAIGNS_LAUNCH)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aKeyThatIsNotRevokedHasNotRunOutAndHasTheScope(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            ApiKeys keys = new ApiKeys(database.sql());
            StandingRights rights = new StandingRights(new Accounts(database.sql()), keys, Clock.systemUTC());
            UUID id = key(keys, "crm", Scope.CAMPAIGNS_LAUNCH, Optional.empty());
            key(keys, "reader", Scope.CAMPAIGNS_READ, Optional.empty());
            key(keys, "old", Scope.CAMPAIGNS_LAUNCH, Optional.of(NOW.minusSeconds(1)));
            assertThat(rights.may("key:crm", Scope.CAMPAIGNS_LAUNCH)).isTrue();
            assertThat(rights.may("key:reader", Scope.CAMPAIGNS_LAUNCH)).isFalse();
            assertThat(rights.may("key:old", Scope.CAMPAIGNS_LAUNCH)).isFalse();
            keys.revoke(id, NOW);
            assertThat(rights.may("key:crm", Scope.CAMPAIGNS_LAUNCH)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoIsNoneOfOursIsTheHostsToJudge(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            StandingRights rights =
                    new StandingRights(new Accounts(database.sql()), new ApiKeys(database.sql()), Clock.systemUTC());
            assertThat(rights.may("somebody@host", Scope.CAMPAIGNS_LAUNCH)).isTrue();
            assertThat(rights.may("key:of-the-host", Scope.CAMPAIGNS_LAUNCH)).isTrue();
            assertThat(rights.may("system", Scope.CAMPAIGNS_LAUNCH)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void manyAreLookedUpAtOnce(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            Accounts accounts = new Accounts(database.sql());
            ApiKeys keys = new ApiKeys(database.sql());
            accounts.add(new Account(UUID.randomUUID(), "Ann", Role.MARKETER, "en", 0), "x", NOW);
            accounts.add(new Account(UUID.randomUUID(), "Bob", Role.VIEWER, "en", 0), "x", NOW);
            key(keys, "crm", Scope.CAMPAIGNS_LAUNCH, Optional.empty());
            keys.revoke(key(keys, "crm", Scope.CAMPAIGNS_LAUNCH, Optional.empty()), NOW);
            key(keys, "reader", Scope.CAMPAIGNS_READ, Optional.empty());
            Set<String> all = Set.of("Ann", "bob", "key:crm", "key:reader", "key:of-the-host", "somebody@host");
            StandingRights rights = new StandingRights(accounts, keys, Clock.systemUTC());
            assertThat(rights.restricted(all, Scope.CAMPAIGNS_LAUNCH)).containsExactlyInAnyOrder("bob", "key:reader");
            assertThat(rights.restricted(Set.of(), Scope.CAMPAIGNS_LAUNCH)).isEmpty();
        }
    }

    private static UUID key(ApiKeys keys, String name, String scope, Optional<Instant> expires) {
        UUID id = UUID.randomUUID();
        ApiKey key = new ApiKey(
                id,
                id.toString().substring(0, 8),
                name,
                Set.of(scope),
                NOW,
                expires,
                Optional.empty(),
                Optional.empty());
        keys.add(key, "hash");
        return id;
    }
}
