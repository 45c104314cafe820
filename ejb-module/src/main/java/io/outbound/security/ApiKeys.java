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
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Table {@code api_key}. */
@ApplicationScoped
public class ApiKeys {

    private static final String SELECT =
            "select id, public_part, secret_hash, name, scopes, created_at, expires_at, revoked_at, last_used_at"
                    + " from api_key ";

    /** @param hash SHA-256 of the whole key, hexadecimal */
    record Stored(ApiKey key, String hash) {}

    private Sql sql;

    protected ApiKeys() {}

    @Inject
    public ApiKeys(Sql sql) {
        this.sql = sql;
    }

    Optional<Stored> byPublicPart(String publicPart) {
        return sql.first(SELECT + "where public_part = ?", ApiKeys::read, publicPart);
    }

    Optional<ApiKey> byId(UUID id) {
        return sql.first(SELECT + "where id = ?", row -> read(row).key(), id);
    }

    /** Newest first; there are tens of them, not thousands. */
    List<ApiKey> all() {
        return sql.list(
                SELECT + "order by created_at desc, id desc", row -> read(row).key());
    }

    /** Names may repeat. */
    List<ApiKey> named(Collection<String> names) {
        return sql.list(SELECT + "where name = any(?)", row -> read(row).key(), (Object) names.toArray(new String[0]));
    }

    boolean isEmpty() {
        return sql.count("select count(*) from api_key") == 0;
    }

    void add(ApiKey key, String hash) {
        sql.update(
                "insert into api_key (id, public_part, secret_hash, name, scopes, created_at, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                key.id(),
                key.publicPart(),
                hash,
                key.name(),
                String.join(" ", new TreeSet<>(key.scopes())),
                key.createdAt(),
                key.expiresAt().orElse(null));
    }

    /** Keeps the first time when asked twice. */
    void revoke(UUID id, Instant at) {
        sql.update("update api_key set revoked_at = ? where id = ? and revoked_at is null", at, id);
    }

    void used(UUID id, Instant at) {
        sql.update("update api_key set last_used_at = ? where id = ?", at, id);
    }

    private static Stored read(ResultSet row) throws SQLException {
        ApiKey key = new ApiKey(
                Sql.uuid(row, "id"),
                row.getString("public_part"),
                row.getString("name"),
                Set.of(row.getString("scopes").split(" ")),
                Sql.instant(row, "created_at"),
                Optional.ofNullable(Sql.instant(row, "expires_at")),
                Optional.ofNullable(Sql.instant(row, "revoked_at")),
                Optional.ofNullable(Sql.instant(row, "last_used_at")));
        return new Stored(key, row.getString("secret_hash"));
    }
}
