package io.outbound.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.kernel.DomainException;
import io.outbound.store.Dialect;
import io.outbound.store.IdSource;
import io.outbound.store.TestDatabase;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdministeringAccountsTest {

    private static final Optional<String> CHOSEN = Optional.of("a long enough password");
    private static final String HERE = "203.0.113.7";

    private final MovableClock clock = new MovableClock();
    private final Fired<PasswordChanged> changes = new Fired<>();

    /** An installation with its first administrator, {@code admin}. */
    private final class House implements AutoCloseable {

        private final TestDatabase database;
        private final Accounts accounts;
        private final AccountAdministration administration;
        private final Authentication authentication;

        private House(Dialect dialect) {
            database = TestDatabase.of(dialect);
            accounts = new Accounts(database.sql());
            new FirstAccess(accounts, new ApiKeys(database.sql()), new IdSource(), clock).createAccount(CHOSEN);
            authentication = new Authentication(accounts, clock, changes.event());
            administration = new AccountAdministration(accounts, new IdSource(), clock, changes.event()) {
                @Override
                public AccountEntry change(String username, Optional<Role> role, Optional<Boolean> enabled) {
                    return database.inTransaction(() -> super.change(username, role, enabled));
                }
            };
        }

        private LoginResult login(String username, String password) {
            return authentication.login(username, password, HERE);
        }

        @Override
        public void close() {
            database.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoIsAddedSignsInWithTheirRoleAndTheGeneratedPasswordIsShownOnce(Dialect dialect) {
        try (House house = new House(dialect)) {
            NewAccount made = house.administration.add("Ann.Lee", Role.VIEWER, Optional.empty());
            String password = made.password().orElseThrow();
            assertThat(made.toString()).doesNotContain(password);
            assertThat(house.login("ann.lee", password))
                    .isInstanceOfSatisfying(
                            LoginResult.SignedIn.class,
                            in -> assertThat(in.account().actor().scopes()).isEqualTo(Role.VIEWER.scopes()));
            assertThat(house.administration.all())
                    .extracting(entry -> entry.account().username())
                    .containsExactly("admin", "Ann.Lee");
            assertThat(house.administration.add("bob", Role.MARKETER, CHOSEN).password())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aNameThatIsTakenInAnyCaseOrCannotBeIsRefused(Dialect dialect) {
        try (House house = new House(dialect)) {
            refused("username-taken", () -> house.administration.add("ADMIN", Role.VIEWER, CHOSEN));
            for (String name : new String[] {null, "", " ", "a b", "key:shop", "System", "anonymous", "a/b", "a%2f"}) {
                refused("name-invalid", () -> house.administration.add(name, Role.VIEWER, CHOSEN));
            }
            refused("password-weak", () -> house.administration.add("ann", Role.VIEWER, Optional.of("short")));
            refused("required", () -> house.administration.add("ann", null, CHOSEN));
            assertThat(house.administration.all()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theLastAdministratorStaysOne(Dialect dialect) {
        try (House house = new House(dialect)) {
            refused("last-admin", () -> house.administration.change("admin", Optional.empty(), Optional.of(false)));
            refused(
                    "last-admin",
                    () -> house.administration.change("admin", Optional.of(Role.VIEWER), Optional.empty()));
            house.administration.add("ann", Role.ADMIN, CHOSEN);
            house.administration.change("ann", Optional.empty(), Optional.of(false));
            refused(
                    "last-admin",
                    () -> house.administration.change("admin", Optional.of(Role.VIEWER), Optional.empty()));
            house.administration.change("ann", Optional.empty(), Optional.of(true));
            assertThat(house.administration
                            .change("admin", Optional.of(Role.VIEWER), Optional.empty())
                            .account()
                            .role())
                    .isEqualTo(Role.VIEWER);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoIsDisabledIsRefusedAndTheirSessionsEnd(Dialect dialect) {
        try (House house = new House(dialect)) {
            Account ann = house.administration
                    .add("ann", Role.MARKETER, CHOSEN)
                    .entry()
                    .account();
            house.administration.change("ann", Optional.empty(), Optional.of(false));
            assertThat(house.login("ann", CHOSEN.get())).isEqualTo(new LoginResult.Refused());
            assertThat(house.accounts.byId(ann.id())).isEmpty();
            house.administration.change("ann", Optional.empty(), Optional.of(true));
            assertThat(house.login("ann", CHOSEN.get())).isInstanceOf(LoginResult.SignedIn.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aNewRoleEndsOlderSessions(Dialect dialect) {
        try (House house = new House(dialect)) {
            Account before = house.administration
                    .add("ann", Role.MARKETER, CHOSEN)
                    .entry()
                    .account();
            Account after = house.administration
                    .change("ann", Optional.of(Role.VIEWER), Optional.empty())
                    .account();
            assertThat(after.version()).isGreaterThan(before.version());
            assertThat(house.administration
                            .change("ann", Optional.of(Role.VIEWER), Optional.empty())
                            .account())
                    .as("nothing changed, nothing ends")
                    .isEqualTo(after);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aResetPasswordReplacesTheOldOneAndLetsInAgainWhoWasLockedOut(Dialect dialect) {
        try (House house = new House(dialect)) {
            house.administration.add("ann", Role.VIEWER, CHOSEN);
            for (int i = 0; i < 5; i++) {
                house.login("ann", "wrong");
            }
            String password = house.administration
                    .resetPassword("ann", Optional.empty())
                    .password()
                    .orElseThrow();
            assertThat(changes.events()).containsExactly(new PasswordChanged("ann"));
            house.authentication.forgive(changes.events().get(0));
            assertThat(house.login("ann", password)).isInstanceOf(LoginResult.SignedIn.class);
            assertThat(house.login("ann", CHOSEN.get())).isInstanceOf(LoginResult.Refused.class);
        }
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(DomainException.class, no -> assertThat(no.code())
                .isEqualTo(code));
    }
}
