package io.outbound.consent;

import io.outbound.kernel.ChannelId;
import io.outbound.settings.Secrets;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The suppression list. Keys are canonical addresses; what is stored is their keyed hash. It says who is not written to
 * from now on; what happened to messages is said by the ledger, and no figure comes from here.
 */
@ApplicationScoped
public class Suppressions {

    private static final String PURPOSE = "suppression";

    private Sql sql;
    private Secrets secrets;
    private Clock clock;

    protected Suppressions() {}

    @Inject
    public Suppressions(Sql sql, Secrets secrets, Clock clock) {
        this.sql = sql;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Which of {@code keys} must not get a message of this kind, read on the caller's connection. */
    public Set<String> among(Connection connection, ChannelId channel, Collection<String> keys, MessageKind kind)
            throws SQLException {
        Map<String, String> byHash = new HashMap<>();
        keys.forEach(key -> byHash.put(hash(key), key));
        Set<String> found = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select address_hash from suppression where channel = ? and address_hash = any(?)"
                        + (kind == MessageKind.TRANSACTIONAL ? " and reason <> 'UNSUBSCRIBED'" : ""))) {
            Sql.bind(
                    statement,
                    channel,
                    connection.createArrayOf("varchar", byHash.keySet().toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(byHash.get(rows.getString(1)));
                }
            }
        }
        return found;
    }

    public boolean contains(ChannelId channel, String key) {
        return sql.count("select count(*) from suppression where address_hash = ? and channel = ?", hash(key), channel)
                > 0;
    }

    /** Adding twice keeps the first reason, but what stops every message replaces what stops campaigns only. */
    @Transactional
    public void add(ChannelId channel, String key, SuppressionReason reason, UUID campaignId) {
        addHash(channel, hash(key), reason, campaignId);
    }

    /** @return whether it was not on the list before */
    @Transactional
    public boolean addHash(ChannelId channel, String addressHash, SuppressionReason reason, UUID campaignId) {
        int added = sql.update(
                "insert into suppression (address_hash, channel, reason, campaign_id, created_at) values (?, ?, ?, ?, ?)"
                        + " on conflict do nothing",
                addressHash,
                channel,
                reason,
                campaignId,
                clock.instant());
        if (added == 0 && reason != SuppressionReason.UNSUBSCRIBED) {
            sql.update(
                    "update suppression set reason = ?, campaign_id = ? where address_hash = ? and channel = ? and reason = 'UNSUBSCRIBED'",
                    reason,
                    campaignId,
                    addressHash,
                    channel);
        }
        return added > 0;
    }

    /** @return whether it was on the list */
    @Transactional
    public boolean remove(ChannelId channel, String key) {
        return removeHash(channel, hash(key));
    }

    /** @return whether it was on the list */
    @Transactional
    public boolean removeHash(ChannelId channel, String addressHash) {
        return sql.update("delete from suppression where address_hash = ? and channel = ?", addressHash, channel) > 0;
    }

    /** Newest first, behind that one; of one moment and address every channel. */
    public List<Suppression> list(Instant before, String beforeHash, String beforeChannel, int limit) {
        return sql.list(
                "select * from suppression where (created_at, address_hash, channel) < (?, ?, ?)"
                        + " order by created_at desc, address_hash desc, channel desc limit ?",
                row -> new Suppression(
                        row.getString("address_hash"),
                        ChannelId.valueOf(row.getString("channel")),
                        SuppressionReason.valueOf(row.getString("reason")),
                        Optional.ofNullable(Sql.uuid(row, "campaign_id")),
                        Sql.instant(row, "created_at")),
                before,
                beforeHash,
                beforeChannel,
                limit);
    }

    String hash(String key) {
        return hash(secrets, key);
    }

    /** What is kept of an address. */
    static String hash(Secrets secrets, String key) {
        return secrets.hmac(PURPOSE, key);
    }
}
