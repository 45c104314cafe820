package io.outbound.security;

import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Table {@code account}. */
@ApplicationScoped
public class Accounts {

    private static final String SELECT =
            "select id, username, password_hash, role, language, failed_logins, locked_until, version from account ";

    record Stored(Account account, String passwordHash, int failedLogins, Optional<Instant> lockedUntil) {}

    private Sql sql;

    protected Accounts() {}

    @Inject
    public Accounts(Sql sql) {
        this.sql = sql;
    }

    Optional<Stored> byName(String username) {
        return sql.first(SELECT + "where username_key = ?", Accounts::read, Account.keyOf(username));
    }

    public Optional<Account> byId(UUID id) {
        return sql.first(SELECT + "where id = ?", row -> read(row).account(), id);
    }

    boolean isEmpty() {
        return sql.count("select count(*) from account") == 0;
    }

    void add(Account account, String passwordHash, Instant now) {
        sql.update(
                "insert into account (id, username, username_key, password_hash, role, language, created_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                account.id(),
                account.username(),
                Account.keyOf(account.username()),
                passwordHash,
                account.role(),
                account.language(),
                now);
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
                account,
                row.getString("password_hash"),
                row.getInt("failed_logins"),
                Optional.ofNullable(Sql.instant(row, "locked_until")));
    }
}
