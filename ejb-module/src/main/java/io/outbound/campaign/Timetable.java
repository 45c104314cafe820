package io.outbound.campaign;

import io.outbound.schedule.Clocks;
import io.outbound.schedule.Plan;
import io.outbound.schedule.Recurrence;
import io.outbound.store.LocalTimeColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When a clock starts a campaign, as people set it.
 *
 * @param launchType null: not selected, or callers trigger it
 * @param sendTime null: it has no time of its own
 * @param recurrence null: once
 */
public record Timetable(
        LaunchType launchType, LocalDateTime sendTime, Clocks clocks, String recurrence, CampaignWindow window) {

    /** Of a row of {@code campaign} with the columns that are named here. */
    public static Timetable read(ResultSet row) throws SQLException {
        String launchType = row.getString("launch_type");
        ZoneId zone = ZoneId.of(row.getString("time_zone"));
        return new Timetable(
                launchType == null ? null : LaunchType.valueOf(launchType),
                local(row, "send_time"),
                Clocks.valueOf(row.getString("send_time_zone")),
                row.getString("recurrence"),
                new CampaignWindow(local(row, "window_start"), local(row, "window_end"), zone));
    }

    /** Empty for what people start, and while no time is set. */
    public Optional<Plan> plan() {
        boolean byHand = launchType == LaunchType.NOW || launchType == LaunchType.MANUAL;
        if (byHand || sendTime == null) {
            return Optional.empty();
        }
        boolean repeats = recurrence != null && launchType != LaunchType.SCHEDULE;
        Plan plan = new Plan(
                sendTime, window.zone(), repeats ? new Recurrence(recurrence) : null, window.opens(), window.closes());
        return Optional.of(clocks == Clocks.RECIPIENT ? plan.onRecipientsClocks() : plan);
    }

    private static LocalDateTime local(ResultSet row, String column) throws SQLException {
        return new LocalTimeColumn().convertToEntityAttribute(row.getString(column));
    }
}
