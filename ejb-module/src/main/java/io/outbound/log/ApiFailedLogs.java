package io.outbound.log;

import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** API calls that were refused. */
@ApplicationScoped
public class ApiFailedLogs {

    static final String INSERT =
            "insert into api_failed_log (uid, created_at, reason, title, detail, http_status, slug,"
                    + " campaign_id, campaign_name, endpoint, request_id, api_key_id, client, gaps, fix_url, payload)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private LogQuery<FailedCall> query;

    protected ApiFailedLogs() {}

    @Inject
    public ApiFailedLogs(Sql sql) {
        this.query = new LogQuery<>(sql, "api_failed_log", ApiFailedLogs::read);
    }

    /** @param before the last id of the page before */
    public List<FailedCall> newest(LogFilter filter, OptionalLong before, int limit) {
        return query.newest(filter, before, limit);
    }

    public Optional<FailedCall> byUid(UUID uid) {
        return query.byUid(uid);
    }

    public Map<String, Long> countByReason(LogFilter filter) {
        return query.countByReason(filter);
    }

    /** @return how many, {@code most} at the most */
    int forget(Instant before, int most) {
        return query.forget(before, most);
    }

    static Object[] columns(FailedCall row) {
        return new Object[] {
            row.uid(),
            row.createdAt(),
            row.reason(),
            LogText.fit(row.title(), 300),
            LogText.fit(row.detail(), 2_000),
            row.httpStatus(),
            LogText.fit(row.slug(), 200),
            row.campaignId(),
            LogText.fit(row.campaignName(), 200),
            LogText.fit(row.endpoint(), 300),
            LogText.fit(row.requestId(), 200),
            row.apiKeyId().orElse(null),
            LogText.fit(row.client(), 300),
            row.gaps().toString(),
            LogText.fit(row.fixUrl(), 500),
            LogText.fit(row.payload(), 20_000)
        };
    }

    private static FailedCall read(ResultSet row) throws SQLException {
        String payload = row.getString("payload");
        return new FailedCall(
                row.getLong("id"),
                Sql.uuid(row, "uid"),
                Sql.instant(row, "created_at"),
                row.getString("reason"),
                row.getString("title"),
                row.getString("detail"),
                row.getInt("http_status"),
                row.getString("slug"),
                Sql.uuid(row, "campaign_id"),
                row.getString("campaign_name"),
                row.getString("endpoint"),
                row.getString("request_id"),
                Optional.ofNullable(Sql.uuid(row, "api_key_id")),
                row.getString("client"),
                LogText.json(row.getString("gaps")).asJsonArray(),
                row.getString("fix_url"),
                payload == null ? null : LogText.json(payload).asJsonObject(),
                row.getString("replay_state"));
    }
}
