package io.outbound.trigger;

import io.outbound.campaign.Campaigns;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Accepted calls by key, campaign and request id, so that a repetition does nothing. */
@ApplicationScoped
public class TriggerRequests {

    private static final String LOOK =
            "select c.id, c.version, t.version, s.version, r.body_hash, r.answer from campaign c"
                    + " left join template t on t.id = c.template_id left join sender s on s.id = c.sender_id"
                    + " left join trigger_request r on r.campaign_id = c.id and r.api_key_id = ? and r.request_id = ?"
                    + " and r.expires_at > ? where ";
    private static final String INSERT =
            "insert into trigger_request (api_key_id, campaign_id, request_id, body_hash, execution_id, answer,"
                    + " created_at, expires_at) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";

    /** What a call is recognised by. */
    record Key(UUID apiKeyId, UUID campaignId, String requestId) {}

    record Kept(String bodyHash, String answer) {}

    private Sql sql;

    protected TriggerRequests() {}

    @Inject
    public TriggerRequests(Sql sql) {
        this.sql = sql;
    }

    /** No statement of the caller's transaction takes longer than this. */
    void limitCall(Duration longest) {
        sql.limitStatements(longest);
    }

    /**
     * What the database says of a call before anything else is looked at, in one statement.
     *
     * @param versions null when there is no such campaign
     * @param kept null when no such call was accepted
     */
    record Look(Versions versions, Kept kept) {}

    /** @param template and sender: null when the campaign has none */
    record Versions(UUID campaignId, long campaign, Long template, Long sender) {}

    Look look(String idOrSlug, UUID apiKeyId, String requestId, Instant now) {
        Optional<UUID> id = Campaigns.id(idOrSlug);
        return sql.first(
                        LOOK + (id.isPresent() ? "c.id = ?" : "c.slug = ?"),
                        TriggerRequests::look,
                        apiKeyId,
                        requestId,
                        now,
                        id.isPresent() ? id.get() : idOrSlug)
                .orElse(new Look(null, null));
    }

    private static Look look(ResultSet row) throws SQLException {
        String hash = row.getString(5);
        return new Look(
                new Versions(
                        row.getObject(1, UUID.class),
                        row.getLong(2),
                        row.getObject(3, Long.class),
                        row.getObject(4, Long.class)),
                hash == null ? null : new Kept(hash, row.getString(6)));
    }

    /**
     * Waits for other calls with the same key that are still under way.
     *
     * @return the runs of those that were not accepted before
     */
    Set<UUID> keep(List<AcceptedCall> calls) {
        int[] written =
                sql.batch(INSERT, calls.stream().map(TriggerRequests::row).toList());
        Set<UUID> kept = new HashSet<>();
        for (int i = 0; i < written.length; i++) {
            if (written[i] == 1 || replaceExpired(calls.get(i))) {
                kept.add(calls.get(i).run().ref().id());
            }
        }
        return kept;
    }

    private static Object[] row(AcceptedCall call) {
        return new Object[] {
            call.key().apiKeyId(),
            call.key().campaignId(),
            call.key().requestId(),
            call.kept().bodyHash(),
            call.run().ref().id(),
            call.kept().answer(),
            call.at(),
            call.expires()
        };
    }

    /** @return how many, {@code most} at the most */
    int forgetExpired(Instant now, int most) {
        return sql.update(
                "delete from trigger_request where (api_key_id, campaign_id, request_id) in"
                        + " (select api_key_id, campaign_id, request_id from trigger_request where expires_at <= ? limit ?)",
                now,
                most);
    }

    private boolean replaceExpired(AcceptedCall call) {
        return sql.update(
                        "update trigger_request set body_hash = ?, execution_id = ?, answer = ?, created_at = ?,"
                                + " expires_at = ? where api_key_id = ? and campaign_id = ? and request_id = ?"
                                + " and expires_at <= ?",
                        call.kept().bodyHash(),
                        call.run().ref().id(),
                        call.kept().answer(),
                        call.at(),
                        call.expires(),
                        call.key().apiKeyId(),
                        call.key().campaignId(),
                        call.key().requestId(),
                        call.at())
                == 1;
    }
}
