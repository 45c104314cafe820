package io.outbound.channel.webpush;

import io.outbound.store.IdSource;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** All subscriptions; one for each endpoint. */
@ApplicationScoped
public class PushSubscriptions {

    private Sql sql;
    private IdSource ids;
    private Clock clock;

    protected PushSubscriptions() {}

    @Inject
    public PushSubscriptions(Sql sql, IdSource ids, Clock clock) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
    }

    Optional<PushSubscription> byAddress(String address) {
        return sql.first("select * from push_subscription where endpoint_hash = ?", PushSubscriptions::read, address);
    }

    /** The hosts of the push services of those that there are, by address. On the caller's connection. */
    public Map<String, String> services(Connection connection, Collection<String> addresses) throws SQLException {
        Map<String, String> services = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select endpoint_hash, endpoint from push_subscription where endpoint_hash = any(?)")) {
            Sql.bind(statement, (Object) addresses.toArray(new String[0]));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    services.put(row.getString(1), PushSubscription.service(row.getString(2)));
                }
            }
        }
        return services;
    }

    /** Of each of these contacts that has some, the one seen last first. */
    Map<UUID, List<PushSubscription>> of(Collection<UUID> contacts) {
        return sql
                .list(
                        "select * from push_subscription where contact_id = any(?) order by seen_at desc, id",
                        PushSubscriptions::read,
                        (Object) contacts.toArray(new UUID[0]))
                .stream()
                .collect(Collectors.groupingBy(PushSubscription::contactId, LinkedHashMap::new, Collectors.toList()));
    }

    /**
     * Adds it, or takes note that it is still there. Who it belongs to stays when {@code contactId} is null.
     *
     * @return empty when the endpoint is known with another secret: then this is not its browser
     */
    Optional<PushSubscription> save(GivenSubscription given, UUID keyId, UUID contactId, String userAgent) {
        String auth = GivenSubscription.spelled(given.auth());
        if (!seen(given, auth, keyId, contactId, userAgent)) {
            Instant now = clock.instant();
            sql.update(
                    "insert into push_subscription (id, endpoint_hash, endpoint, p256dh, auth, key_id, contact_id, user_agent, created_at, seen_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                    ids.next(),
                    given.address(),
                    given.endpoint(),
                    GivenSubscription.spelled(given.p256dh()),
                    auth,
                    keyId,
                    contactId,
                    userAgent,
                    now,
                    now);
            seen(given, auth, keyId, contactId, userAgent);
        }
        return byAddress(given.address()).filter(found -> found.auth().equals(auth));
    }

    private boolean seen(GivenSubscription given, String auth, UUID keyId, UUID contactId, String userAgent) {
        return sql.update(
                        "update push_subscription set seen_at = ?, key_id = ?, contact_id = coalesce(cast(? as uuid), contact_id),"
                                + " user_agent = coalesce(cast(? as varchar(300)), user_agent) where endpoint_hash = ? and auth = ?",
                        clock.instant(),
                        keyId,
                        contactId,
                        userAgent,
                        given.address(),
                        auth)
                > 0;
    }

    /** Of one contact only so many stay: those seen last. */
    void keepNewest(UUID contactId, int most) {
        sql.update(
                "delete from push_subscription where contact_id = ? and id not in"
                        + " (select id from push_subscription where contact_id = ? order by seen_at desc, id limit ?)",
                contactId,
                contactId,
                most);
    }

    /** @return whether there was one */
    boolean remove(UUID contactId, UUID id) {
        return sql.update("delete from push_subscription where id = ? and contact_id = ?", id, contactId) > 0;
    }

    /** @return whether there was one */
    boolean remove(String address) {
        return sql.update("delete from push_subscription where endpoint_hash = ?", address) > 0;
    }

    void succeeded(Collection<String> addresses, Instant at) {
        sql.update(
                "update push_subscription set last_success_at = ? where endpoint_hash = any(?)",
                at,
                addresses.toArray(new String[0]));
    }

    /** Those of visitors we do not know whose page has not been seen since. */
    int forgetUnknown(Instant before) {
        return sql.update("delete from push_subscription where contact_id is null and seen_at < ?", before);
    }

    private static PushSubscription read(ResultSet row) throws SQLException {
        return new PushSubscription(
                Sql.uuid(row, "id"),
                row.getString("endpoint_hash"),
                row.getString("endpoint"),
                row.getString("p256dh"),
                row.getString("auth"),
                Sql.uuid(row, "key_id"),
                Sql.uuid(row, "contact_id"),
                row.getString("user_agent"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "seen_at"),
                Sql.instant(row, "last_success_at"));
    }
}
