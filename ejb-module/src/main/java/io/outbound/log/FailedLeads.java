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

/** Leads that could not be added. */
@ApplicationScoped
public class FailedLeads {

    static final String INSERT =
            "insert into failed_lead (uid, reason, reasons, source, payload, matched_lead_id, api_key_id, created_at)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?)";

    private LogQuery<FailedLead> query;

    protected FailedLeads() {}

    @Inject
    public FailedLeads(Sql sql) {
        this.query = new LogQuery<>(sql, "failed_lead", FailedLeads::read);
    }

    /** @param before the last id of the page before */
    public List<FailedLead> newest(LogFilter filter, OptionalLong before, int limit) {
        return query.newest(filter, before, limit);
    }

    public Optional<FailedLead> byUid(UUID uid) {
        return query.byUid(uid);
    }

    public Map<String, Long> countByReason(LogFilter filter) {
        return query.countByReason(filter);
    }

    /** @return how many, {@code most} at the most */
    int forget(Instant before, int most) {
        return query.forget(before, most);
    }

    static Object[] columns(FailedLead row) {
        return new Object[] {
            row.uid(),
            row.reason(),
            LogText.fit(row.reasons().toString(), 4_000),
            LogText.fit(row.source(), 600),
            LogText.fit(row.payload(), 50_000),
            row.matchedLeadId().orElse(null),
            row.apiKeyId().orElse(null),
            row.createdAt()
        };
    }

    private static FailedLead read(ResultSet row) throws SQLException {
        return new FailedLead(
                row.getLong("id"),
                Sql.uuid(row, "uid"),
                row.getString("reason"),
                LogText.json(row.getString("reasons")).asJsonArray(),
                row.getString("source"),
                LogText.json(row.getString("payload")).asJsonObject(),
                Optional.ofNullable(Sql.uuid(row, "matched_lead_id")),
                Optional.ofNullable(Sql.uuid(row, "api_key_id")),
                Sql.instant(row, "created_at"));
    }
}
