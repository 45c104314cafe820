package io.outbound.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.kernel.DomainException;
import io.outbound.store.Dialect;
import io.outbound.store.IdSource;
import io.outbound.store.TestDatabase;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SigningInTest {

    private static final String RIGHT = "a long enough password";
    private static final String HERE = "203.0.113.7";

    private final MovableClock clock = new MovableClock();
    private final Fired<PasswordChanged> changes = new Fired<>();

    private Authentication on(TestDatabase database) {
        Accounts accounts = new Accounts(database.sql());
        new FirstAccess(accounts, new ApiKeys(database.sql()), new IdSource(), clock).createAccount(Optional.of(RIGHT));
        return new Authentication(accounts, clock, changes.event());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theRightPasswordLetsInWhateverTheCaseOfTheName(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            LoginResult result = on(database).login(" Admin", RIGHT, HERE);
            assertThat(result).isInstanceOfSatisfying(LoginResult.SignedIn.class, in -> assertThat(
                            in.account().actor().may(Scope.ADMIN))
                    .isTrue());
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aWrongPasswordAndAnUnknownNameAreAnsweredAndLockedOutAlike(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            Authentication authentication = on(database);
            for (int i = 0; i < 5; i++) {
                assertThat(authentication.login("admin", "wrong", HERE)).isEqualTo(new LoginResult.Refused());
                assertThat(authentication.login("nobody", "wrong", HERE)).isEqualTo(new LoginResult.Refused());
            }
            LoginResult known = authentication.login("admin", RIGHT, "198.51.100.1");
            LoginResult unknown = authentication.login("nobody", RIGHT, "198.51.100.1");
            assertThat(known).isEqualTo(new LoginResult.LockedOut(Duration.ofSeconds(30)));
            assertThat(unknown).isEqualTo(known);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aLockedAccountOpensAgainAfterItsTimeAlsoForAnotherNode(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            Authentication authentication = on(database);
            for (int i = 0; i < 5; i++) {
                authentication.login("admin", "wrong", HERE);
            }
            Authentication elsewhere = new Authentication(new Accounts(database.sql()), clock, changes.event());
            assertThat(elsewhere.login("admin", RIGHT, HERE)).isInstanceOf(LoginResult.LockedOut.class);
            clock.pass(Duration.ofSeconds(30));
            assertThat(elsewhere.login("admin", RIGHT, HERE)).isInstanceOf(LoginResult.SignedIn.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aNewPasswordReplacesTheOldOneAndEndsOlderSessions(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            Authentication authentication = on(database);
            Account before = signedIn(authentication, RIGHT);
            authentication.changePassword("admin", RIGHT, "another long password", HERE);
            Account after = signedIn(authentication, "another long password");
            assertThat(after.version()).isGreaterThan(before.version());
            assertThat(authentication.login("admin", RIGHT, HERE)).isInstanceOf(LoginResult.Refused.class);
            assertThat(changes.events()).containsExactly(new PasswordChanged("admin"));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aPasswordIsNotChangedWithoutTheOldOneNorToAWeakOne(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            Authentication authentication = on(database);
            assertThatThrownBy(() -> authentication.changePassword("admin", "wrong", "another long password", HERE))
                    .isInstanceOfSatisfying(
                            DomainException.class, no -> assertThat(no.code()).isEqualTo("password-wrong"));
            assertThatThrownBy(() -> authentication.changePassword("admin", RIGHT, "short", HERE))
                    .isInstanceOfSatisfying(
                            DomainException.class, no -> assertThat(no.code()).isEqualTo("password-weak"));
            assertThat(changes.events()).isEmpty();
        }
    }

    @Test
    void oneAddressThatTriesManyNamesHasToWait() {
        BackOff byAddress = new BackOff(20);
        for (int i = 0; i < 20; i++) {
            assertThat(byAddress.wait(HERE, clock.instant())).isEmpty();
            byAddress.failed(HERE, clock.instant());
        }
        assertThat(byAddress.wait(HERE, clock.instant())).contains(Duration.ofSeconds(30));
        byAddress.failed(HERE, clock.instant());
        assertThat(byAddress.wait(HERE, clock.instant())).contains(Duration.ofSeconds(60));
        assertThat(byAddress.penalty(1_000_000)).isEqualTo(Duration.ofMinutes(15));
    }

    private static Account signedIn(Authentication authentication, String password) {
        return ((LoginResult.SignedIn) authentication.login("admin", password, HERE)).account();
    }
}
