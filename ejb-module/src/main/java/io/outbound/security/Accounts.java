package io.outbound.security;

import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Table {@code account}. */
@ApplicationScoped
public class Accounts {

    private static final String SELECT =
            "select id, username, password_hash, role, language, failed_logins, locked_until, version, created_at,"
                    + " disabled_at from account ";

    record Stored(AccountEntry entry, String passwordHash, int failedLogins, Optional<Instant> lockedUntil) {

        Account account() {
            return entry.account();
        }
    }

    private Sql sql;

    protected Accounts() {}

    @Inject
    public Accounts(Sql sql) {
        this.sql = sql;
    }

    /** One that may sign in. */
    Optional<Stored> byName(String username) {
        return sql.first(
                SELECT + "where username_key = ? and disabled_at is null", Accounts::read, Account.keyOf(username));
    }

    /** One that may sign in. */
    public Optional<Account> byId(UUID id) {
        return sql.first(
                SELECT + "where id = ? and disabled_at is null",
                row -> read(row).account(),
                id);
    }

    Optional<AccountEntry> entry(String username) {
        return entries(List.of(username)).stream().findFirst();
    }

    /** Those of these names, also disabled ones. */
    List<AccountEntry> entries(Collection<String> usernames) {
        String[] keys = usernames.stream().map(Account::keyOf).distinct().toArray(String[]::new);
        return sql.list(SELECT + "where username_key = any(?)", row -> read(row).entry(), (Object) keys);
    }

    List<AccountEntry> entries() {
        return sql.list(SELECT + "order by username_key", row -> read(row).entry());
    }

    /** Until the transaction ends nobody else can make an administrator anything else. */
    void lockAdmins() {
        sql.list("select id from account where role = ? order by id for update", row -> null, Role.ADMIN);
    }

    long activeAdmins() {
        return sql.count("select count(*) from account where role = ? and disabled_at is null", Role.ADMIN);
    }

    boolean isEmpty() {
        return sql.count("select count(*) from account") == 0;
    }

    /** @return whether the name was free */
    boolean add(Account account, String passwordHash, Instant now) {
        int added = sql.update(
                "insert into account (id, username, username_key, password_hash, role, language, created_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                account.id(),
                account.username(),
                Account.keyOf(account.username()),
                passwordHash,
                account.role(),
                account.language(),
                now);
        return added == 1;
    }

    void change(UUID id, Role role, Optional<Instant> disabledAt) {
        sql.update(
                "update account set role = ?, disabled_at = ?, version = version + 1 where id = ?",
                role,
                disabledAt.orElse(null),
                id);
    }

    void failed(UUID id, int failures, Optional<Instant> lockedUntil) {
        sql.update(
                "update account set failed_logins = ?, locked_until = ? where id = ?",
                failures,
                lockedUntil.orElse(null),
                id);
    }

    void changePassword(UUID id, String passwordHash) {
        sql.update(
                "update account set password_hash = ?, version = version + 1, failed_logins = 0, locked_until = null"
                        + " where id = ?",
                passwordHash,
                id);
    }

    void speak(UUID id, String language) {
        sql.update("update account set language = ? where id = ?", language, id);
    }

    private static Stored read(ResultSet row) throws SQLException {
        Account account = new Account(
                Sql.uuid(row, "id"),
                row.getString("username"),
                Role.valueOf(row.getString("role")),
                row.getString("language"),
                row.getLong("version"));
        return new Stored(
                new AccountEntry(account, Sql.instant(row, "disabled_at") == null, Sql.instant(row, "created_at")),
                row.getString("password_hash"),
                row.getInt("failed_logins"),
                Optional.ofNullable(Sql.instant(row, "locked_until")));
    }
}
