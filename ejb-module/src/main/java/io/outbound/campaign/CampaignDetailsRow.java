package io.outbound.campaign;

import io.outbound.delivery.InDoubt;
import io.outbound.schedule.Clocks;
import io.outbound.schedule.MisfirePolicy;
import io.outbound.store.LocalTimeColumn;
import io.outbound.store.TextListColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Reads one row of {@link CampaignLines#details}. */
final class CampaignDetailsRow {

    private CampaignDetailsRow() {}

    static CampaignDetails read(ResultSet row, Instant now) throws SQLException {
        String mode = row.getString("mode");
        long ttl = row.getLong("ttl_seconds");
        Duration timeToLive = row.wasNull() ? null : Duration.ofSeconds(ttl);
        return new CampaignDetails(
                CampaignLines.line(row, now),
                row.getString("description"),
                mode == null ? null : CampaignMode.valueOf(mode),
                used(row, "template_id", "template_name", row.getObject("template_deleted") != null),
                used(row, "sender_id", "sender_name", "DELETED".equals(row.getString("sender_status"))),
                row.getString("sender_address"),
                used(row, "telegram_bot_id", "bot_name", row.getObject("bot_deleted") != null),
                used(row, "contact_list_id", "list_name", row.getObject("list_deleted") != null),
                CampaignLines.audience(row),
                timeToLive,
                local(row, "send_time"),
                local(row, "window_start"),
                local(row, "window_end"),
                row.getString("time_zone"),
                new TextListColumn().convertToEntityAttribute(row.getString("tags")),
                new FailureReasonsColumn().convertToEntityAttribute(row.getString("failure_reasons")),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                row.getString("created_by"),
                row.getString("modified_by"),
                instant(row, "modified_at"),
                row.getLong("version"),
                row.getString("recurrence"),
                row.getObject("throttle_per_second", Integer.class),
                InDoubt.valueOf(row.getString("in_doubt")),
                row.getString("hold_reason"),
                instant(row, "hold_until"),
                MisfirePolicy.valueOf(row.getString("misfire_policy")),
                new QuietHoursColumn().convertToEntityAttribute(row.getString("quiet_hours")),
                Clocks.valueOf(row.getString("send_time_zone")),
                instant(row, "missed_at"),
                row.getInt("missed_count"));
    }

    private static CampaignDetails.Used used(ResultSet row, String id, String name, boolean deleted)
            throws SQLException {
        UUID key = row.getObject(id, UUID.class);
        return key == null ? null : new CampaignDetails.Used(key, row.getString(name), deleted);
    }

    private static LocalDateTime local(ResultSet row, String column) throws SQLException {
        return new LocalTimeColumn().convertToEntityAttribute(row.getString(column));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
