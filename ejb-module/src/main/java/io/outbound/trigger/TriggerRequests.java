package io.outbound.trigger;

import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Accepted calls by key, campaign and request id, so that a repetition does nothing. */
@ApplicationScoped
public class TriggerRequests {

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

    Optional<Kept> find(Key key, Instant now) {
        return sql.first(
                "select body_hash, answer from trigger_request"
                        + " where api_key_id = ? and campaign_id = ? and request_id = ? and expires_at > ?",
                row -> new Kept(row.getString(1), row.getString(2)),
                key.apiKeyId(),
                key.campaignId(),
                key.requestId(),
                now);
    }

    /**
     * Waits for another call with the same key that is still under way.
     *
     * @return false when it was accepted first
     */
    boolean keep(Key key, Kept kept, UUID executionId, Instant now, Instant expires) {
        return insert(key, kept, executionId, now, expires) || replaceExpired(key, kept, executionId, now, expires);
    }

    void forgetExpired(Instant now) {
        sql.update("delete from trigger_request where expires_at <= ?", now);
    }

    private boolean insert(Key key, Kept kept, UUID executionId, Instant now, Instant expires) {
        return sql.update(
                        "insert into trigger_request (api_key_id, campaign_id, request_id, body_hash, execution_id, answer,"
                                + " created_at, expires_at) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                        key.apiKeyId(),
                        key.campaignId(),
                        key.requestId(),
                        kept.bodyHash(),
                        executionId,
                        kept.answer(),
                        now,
                        expires)
                == 1;
    }

    private boolean replaceExpired(Key key, Kept kept, UUID executionId, Instant now, Instant expires) {
        return sql.update(
                        "update trigger_request set body_hash = ?, execution_id = ?, answer = ?, created_at = ?,"
                                + " expires_at = ? where api_key_id = ? and campaign_id = ? and request_id = ?"
                                + " and expires_at <= ?",
                        kept.bodyHash(),
                        executionId,
                        kept.answer(),
                        now,
                        expires,
                        key.apiKeyId(),
                        key.campaignId(),
                        key.requestId(),
                        now)
                == 1;
    }
}
