package io.outbound.campaign;

import io.outbound.security.Actor;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What became of each occurrence, for people, and the proof that none is sent twice. */
@ApplicationScoped
public class OccurrenceLog {

    private static final FailureReasonsColumn REASONS = new FailureReasonsColumn();

    private Sql sql;

    protected OccurrenceLog() {}

    @Inject
    public OccurrenceLog(Sql sql) {
        this.sql = sql;
    }

    void enter(UUID campaign, Instant occurrence, OccurrenceOutcome outcome, int count, Instant now, Actor by) {
        long late = Math.max(0, Duration.between(occurrence, now).toSeconds());
        sql.update(
                "insert into campaign_occurrence (campaign_id, occurs_at, outcome, occurrences, late_seconds, recorded_at,"
                        + " recorded_by) values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                campaign,
                occurrence,
                outcome,
                count,
                late,
                now,
                by.name());
    }

    /** @param reasons why it was not sent */
    void fail(UUID campaign, Instant occurrence, List<FailureReason> reasons, Instant now, Actor by) {
        enter(campaign, occurrence, OccurrenceOutcome.FAILED, 1, now, by);
        sql.update(
                "update campaign_occurrence set failure_reasons = ? where campaign_id = ? and occurs_at = ? and outcome = ?",
                REASONS.convertToDatabaseColumn(reasons),
                campaign,
                occurrence,
                OccurrenceOutcome.FAILED);
    }

    boolean hasFired(UUID campaign, Instant occurrence) {
        return sql.count(
                        "select count(*) from campaign_occurrence where campaign_id = ? and occurs_at = ? and outcome = ?",
                        campaign,
                        occurrence,
                        OccurrenceOutcome.FIRED)
                > 0;
    }

    /** Those recorded before then. A campaign that nobody has decided about keeps what it missed on its own row. */
    int forget(Instant before, int most) {
        return sql.update(
                "delete from campaign_occurrence where (campaign_id, occurs_at, outcome) in"
                        + " (select campaign_id, occurs_at, outcome from campaign_occurrence where recorded_at < ? limit ?)",
                before,
                most);
    }

    /** Newest first; one that was sent to nobody in the end is FAILED and not FIRED besides. */
    public List<PastOccurrence> latest(UUID campaign, int limit) {
        return sql.list(
                "select * from campaign_occurrence o where campaign_id = ? and not (outcome = ? and exists (select 1"
                        + " from campaign_occurrence f where f.campaign_id = o.campaign_id and f.occurs_at = o.occurs_at"
                        + " and f.outcome = ?)) order by recorded_at desc, occurs_at desc limit ?",
                row -> new PastOccurrence(
                        Sql.instant(row, "occurs_at"),
                        OccurrenceOutcome.valueOf(row.getString("outcome")),
                        row.getInt("occurrences"),
                        row.getLong("late_seconds"),
                        Sql.instant(row, "recorded_at"),
                        row.getString("recorded_by"),
                        REASONS.convertToEntityAttribute(row.getString("failure_reasons"))),
                campaign,
                OccurrenceOutcome.FIRED,
                OccurrenceOutcome.FAILED,
                limit);
    }
}
