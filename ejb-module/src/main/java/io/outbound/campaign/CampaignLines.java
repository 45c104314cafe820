package io.outbound.campaign;

import io.outbound.kernel.ChannelId;
import io.outbound.kernel.Page;
import io.outbound.schedule.Plan;
import io.outbound.store.IdListColumn;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The rows behind the list of campaigns and Info, read without the aggregates. */
@ApplicationScoped
public class CampaignLines {

    private static final String LINE = "select c.id, c.slug, c.name, c.type, c.channel, c.status, c.launch_type,"
            + " c.created_at, c.completed_with_errors, c.missed_count, c.next_fire_at,"
            + " c.template_id, c.sender_id, c.telegram_bot_id, c.contact_list_id, c.include_segments, c.exclude_segments,"
            + " c.one_time_rule, c.modified_by, c.hold_reason, c.send_time, c.time_zone, c.send_time_zone, c.recurrence,"
            + " c.window_start, c.window_end, c.halted_at, c.last_fire_at from campaign c";

    private Sql sql;
    private Clock clock;

    protected CampaignLines() {}

    @Inject
    public CampaignLines(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    Page<CampaignLine> page(CampaignFilter filter, CampaignOrder order, CampaignPlace after, int limit) {
        Instant now = clock.instant();
        CampaignWhere where = CampaignWhere.of(filter);
        if (after != null) {
            where.after(order, after);
        }
        List<CampaignLine> found = sql.list(
                LINE + where + " order by " + order.sql() + " limit " + (limit + 1),
                row -> line(row, now),
                where.values());
        if (found.size() <= limit) {
            return new Page<>(found, Optional.empty());
        }
        CampaignPlace end = CampaignPlace.of(found.get(limit - 1), order);
        return new Page<>(found.subList(0, limit), Optional.of(end.toString()));
    }

    /** In the order of the ids; one that is gone is left out. */
    List<CampaignLine> byIds(Collection<UUID> ids) {
        Instant now = clock.instant();
        Map<UUID, CampaignLine> found = new HashMap<>();
        sql.list(LINE + " where c.id = any(?)", row -> line(row, now), (Object) ids.toArray(new UUID[0]))
                .forEach(line -> found.put(line.id(), line));
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    CampaignTally tally(CampaignFilter filter) {
        Map<CampaignStatus, Long> byStatus = new EnumMap<>(CampaignStatus.class);
        List.of(CampaignStatus.values()).forEach(status -> byStatus.put(status, 0L));
        counted("status", filter.anyStatus()).forEach((name, n) -> byStatus.put(CampaignStatus.valueOf(name), n));
        Map<ChannelId, Long> byChannel = new EnumMap<>(ChannelId.class);
        List.of(ChannelId.values()).forEach(channel -> byChannel.put(channel, 0L));
        counted("channel", filter.anyChannel()).forEach((name, n) -> byChannel.put(ChannelId.valueOf(name), n));
        CampaignWhere where = CampaignWhere.of(filter);
        long matching = sql.count("select count(*) from campaign c" + where, where.values());
        return new CampaignTally(matching, sql.count("select count(*) from campaign"), byStatus, byChannel);
    }

    private Map<String, Long> counted(String column, CampaignFilter filter) {
        CampaignWhere where = CampaignWhere.of(filter);
        Map<String, Long> counts = new HashMap<>();
        sql.list(
                "select c." + column + ", count(*) from campaign c" + where + " group by c." + column,
                row -> counts.put(row.getString(1), row.getLong(2)),
                where.values());
        return counts;
    }

    Optional<CampaignDetails> details(UUID id) {
        Instant now = clock.instant();
        return sql.first(
                "select c.*, t.name as template_name, t.deleted_at as template_deleted, s.name as sender_name,"
                        + " s.address as sender_address, s.status as sender_status, l.name as list_name,"
                        + " l.deleted_at as list_deleted, b.name as bot_name, b.deleted_at as bot_deleted from campaign c"
                        + " left join template t on t.id = c.template_id"
                        + " left join sender s on s.id = c.sender_id"
                        + " left join telegram_bot b on b.id = c.telegram_bot_id"
                        + " left join contact_list l on l.id = c.contact_list_id where c.id = ?",
                row -> CampaignDetailsRow.read(row, now),
                id);
    }

    static CampaignLine line(ResultSet row, Instant now) throws SQLException {
        String launchType = row.getString("launch_type");
        CampaignStatus status = CampaignStatus.valueOf(row.getString("status"));
        return new CampaignLine(
                row.getObject("id", UUID.class),
                row.getString("slug"),
                row.getString("name"),
                CampaignType.valueOf(row.getString("type")),
                ChannelId.valueOf(row.getString("channel")),
                status,
                launchType == null ? null : LaunchType.valueOf(launchType),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("completed_with_errors"),
                status == CampaignStatus.WAITING && row.getInt("missed_count") > 0,
                Sql.instant(row, "next_fire_at"),
                status == CampaignStatus.STOPPED && lapsed(row, now),
                true,
                uses(row),
                List.of());
    }

    /** Rules are read only where it matters. */
    private static boolean lapsed(ResultSet row, Instant now) throws SQLException {
        boolean partlySent = row.getObject("halted_at") != null;
        boolean triggered = CampaignType.valueOf(row.getString("type")) == CampaignType.API_TRIGGERED;
        Optional<Plan> plan = triggered ? Optional.empty() : Timetable.read(row).plan();
        Instant floor = Firing.floor(Sql.instant(row, "last_fire_at"), now);
        return LifePolicy.lapsed(CampaignStatus.STOPPED, partlySent, plan, floor);
    }

    private static CampaignUses uses(ResultSet row) throws SQLException {
        return new CampaignUses(
                Sql.uuid(row, "template_id"),
                Sql.uuid(row, "sender_id"),
                Sql.uuid(row, "telegram_bot_id"),
                audience(row),
                row.getString("modified_by"),
                ReasonCode.INSUFFICIENT_FUNDS.name().equals(row.getString("hold_reason")));
    }

    static Audience audience(ResultSet row) throws SQLException {
        IdListColumn ids = new IdListColumn();
        return new Audience(
                Sql.uuid(row, "contact_list_id"),
                ids.convertToEntityAttribute(row.getString("include_segments")),
                ids.convertToEntityAttribute(row.getString("exclude_segments")),
                row.getString("one_time_rule"));
    }
}
