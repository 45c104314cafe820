package io.outbound.channel.webpush;

import io.outbound.settings.Secrets;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Our key pairs. The newest is the one that browsers subscribe with; older ones sign for those that subscribed before. */
@ApplicationScoped
public class VapidKeys {

    private static final String NEWEST = "select * from webpush_key order by created_at desc, id desc";

    private Sql sql;
    private Secrets secrets;
    private volatile boolean any;

    protected VapidKeys() {}

    @Inject
    public VapidKeys(Sql sql, Secrets secrets) {
        this.sql = sql;
        this.secrets = secrets;
    }

    /** Cheap once there is one: keys do not go away. */
    boolean isAny() {
        any = any || current().isPresent();
        return any;
    }

    Optional<VapidKey> current() {
        return sql.first(NEWEST + " limit 1", VapidKeys::read);
    }

    List<VapidKey> all() {
        return sql.list(NEWEST, VapidKeys::read);
    }

    Optional<VapidKey> byId(UUID id) {
        return sql.first("select * from webpush_key where id = ?", VapidKeys::read, id);
    }

    Optional<VapidKey> byPublicKey(String publicKey) {
        return sql.first("select * from webpush_key where public_key = ?", VapidKeys::read, publicKey);
    }

    VapidKey add(UUID id, KeyPair pair, Instant now, String by) {
        byte[] sealed = secrets.seal(P256.number((ECPrivateKey) pair.getPrivate()), record(id));
        VapidKey key = new VapidKey(
                id,
                Base64.getUrlEncoder().withoutPadding().encodeToString(P256.point((ECPublicKey) pair.getPublic())),
                Base64.getEncoder().encodeToString(sealed),
                now,
                by);
        sql.update(
                "insert into webpush_key (id, public_key, private_key, created_at, created_by) values (?, ?, ?, ?, ?)",
                key.id(),
                key.publicKey(),
                key.sealedPrivateKey(),
                key.createdAt(),
                key.createdBy());
        return key;
    }

    ECPrivateKey open(VapidKey key) {
        return P256.privateKey(secrets.open(Base64.getDecoder().decode(key.sealedPrivateKey()), record(key.id())));
    }

    private static String record(UUID id) {
        return "webpush-key " + id;
    }

    private static VapidKey read(ResultSet row) throws SQLException {
        return new VapidKey(
                Sql.uuid(row, "id"),
                row.getString("public_key"),
                row.getString("private_key"),
                Sql.instant(row, "created_at"),
                row.getString("created_by"));
    }
}
