package io.outbound.calendar;

import io.outbound.campaign.CampaignStatus;
import io.outbound.campaign.FailureReasonsColumn;
import io.outbound.campaign.OccurrenceOutcome;
import io.outbound.campaign.Timetable;
import io.outbound.kernel.ChannelId;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The rows that the calendar is made of. Drafts are in none of them (seed 2.16). */
@ApplicationScoped
public class CalendarRows {

    private static final String COLUMNS = "select c.id, c.name, c.channel, c.status, c.launch_type, c.description,"
            + " c.send_time, c.time_zone, c.recurrence, c.window_start, c.window_end, c.send_time_zone";

    private Sql sql;

    protected CalendarRows() {}

    @Inject
    public CalendarRows(Sql sql) {
        this.sql = sql;
    }

    /** Those that a clock will start, or would if they were not stopped or failed. */
    List<CalendarCampaign> scheduled() {
        return sql.list(
                COLUMNS
                        + " from campaign c where c.launch_type in ('SCHEDULE', 'RECURRING') and c.send_time is not null"
                        + " and c.status in ('WAITING', 'RUNNING', 'STOPPED', 'FAILED') order by c.id",
                CalendarRows::campaign);
    }

    /** What a clock started or should have, each at its own time. */
    List<CalendarEvent> past(Instant from, Instant to) {
        return sql.list(
                COLUMNS + ", o.occurs_at as at_time, o.outcome, o.failure_reasons as reasons from campaign_occurrence o"
                        + " join campaign c on c.id = o.campaign_id where o.occurs_at >= ? and o.occurs_at < ?"
                        + " and c.status <> 'DRAFT' order by o.occurs_at, o.recorded_at",
                CalendarRows::event,
                from,
                to);
    }

    /** API-triggered ones with a window: they are live from its opening on. */
    List<CalendarCampaign> withWindow() {
        return sql.list(
                COLUMNS + " from campaign c where c.type = 'API_TRIGGERED' and c.window_start is not null"
                        + " and c.status <> 'DRAFT' order by c.id",
                CalendarRows::campaign);
    }

    /** What people started or activated, at its actual start. */
    List<CalendarEvent> startedByHand(Instant from, Instant to) {
        return sql.list(
                COLUMNS + ", c.started_at as at_time, null as outcome, null as reasons from campaign c"
                        + " where (c.launch_type in ('NOW', 'MANUAL') or c.type = 'API_TRIGGERED' and c.window_start is null)"
                        + " and c.started_at >= ? and c.started_at < ?"
                        + " and c.status <> 'DRAFT' order by c.started_at",
                CalendarRows::event,
                from,
                to);
    }

    /** Ready ones: they have no time. */
    List<CalendarCampaign> unscheduled(int limit) {
        return sql.list(
                COLUMNS + " from campaign c where c.status = 'READY' order by c.name_key, c.id limit ?",
                CalendarRows::campaign,
                limit);
    }

    private static CalendarEvent event(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return campaign(row)
                .at(
                        Sql.instant(row, "at_time"),
                        outcome == null ? null : OccurrenceOutcome.valueOf(outcome),
                        new FailureReasonsColumn().convertToEntityAttribute(row.getString("reasons")));
    }

    private static CalendarCampaign campaign(ResultSet row) throws SQLException {
        return new CalendarCampaign(
                Sql.uuid(row, "id"),
                row.getString("name"),
                ChannelId.valueOf(row.getString("channel")),
                CampaignStatus.valueOf(row.getString("status")),
                row.getString("description"),
                Timetable.read(row));
    }
}
