package io.outbound.life;

import io.outbound.bench.product.DurablePostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Copies of a campaign in any state at all, written to the database past the product, as far as it lets them in. */
final class StoredStates implements AutoCloseable {

    private static final LocalDateTime AHEAD = LocalDateTime.parse("2031-03-03T09:00:00");
    private static final LocalDateTime PASSED = LocalDateTime.parse("2021-03-03T09:00:00");

    private final Connection connection;
    private final List<String> columns = new ArrayList<>();

    StoredStates(DurablePostgres database) throws SQLException {
        connection = database.connect();
        try (ResultSet row = connection
                .createStatement()
                .executeQuery("select column_name from information_schema.columns where table_name = 'campaign'")) {
            while (row.next()) {
                columns.add(row.getString(1));
            }
        }
    }

    /**
     * @return the id of the copy
     * @throws SQLException state 23514 when the database refuses this status with this launch type
     */
    String copy(String original, State state) throws SQLException {
        UUID id = UUID.randomUUID();
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("id", id);
        other.put("slug", "life-" + id);
        other.put("status", state.status());
        other.put("launch_type", state.launchType());
        other.put("halted_at", state.is("halted") ? utc(Instant.now()) : null);
        if (state.repeatsOrIsScheduled()) {
            LocalDateTime sendTime = state.is("passed") ? PASSED : AHEAD;
            other.put("send_time", sendTime.toString() + ":00");
            other.put(
                    "next_fire_at", state.status().equals("WAITING") ? utc(sendTime.toInstant(ZoneOffset.UTC)) : null);
            other.put("recurrence", "RECURRING".equals(state.launchType()) ? "FREQ=DAILY" : null);
        }
        if (state.is("overdue")) {
            other.put("missed_at", utc(PASSED.toInstant(ZoneOffset.UTC)));
            other.put("missed_count", 1);
            other.put("next_fire_at", "RECURRING".equals(state.launchType()) ? other.get("next_fire_at") : null);
        }
        if (state.isWaitingForItsWindow()) {
            other.put("window_start", AHEAD + ":00");
        }
        insert(original, other);
        if (state.is("halted")) {
            haltedRun(id);
        }
        return id.toString();
    }

    /** One in which nobody is left. */
    private void haltedRun(UUID campaignId) throws SQLException {
        try (PreparedStatement content = connection.prepareStatement(
                        "insert into content (template_id, template_version) select template_id, -1 from campaign"
                                + " where id = ? on conflict do nothing");
                PreparedStatement run = connection.prepareStatement(
                        "insert into execution (id, public_id, campaign_id, kind, occurrence, state, expanded, channel,"
                                + " template_id, template_version, in_doubt, ttl_seconds, requested_by, created_at)"
                                + " select gen_random_uuid(), 'CMA-' || id, id, 'BROADCAST', 'start-0', 'HALTED', true,"
                                + " channel, template_id, -1, in_doubt, 3600, 'ann', created_at from campaign"
                                + " where id = ?")) {
            content.setObject(1, campaignId);
            content.executeUpdate();
            run.setObject(1, campaignId);
            run.executeUpdate();
        }
    }

    private void insert(String original, Map<String, Object> other) throws SQLException {
        List<String> values = columns.stream()
                .map(name -> other.containsKey(name) ? "?" : name)
                .toList();
        try (PreparedStatement insert =
                connection.prepareStatement("insert into campaign (" + String.join(", ", columns) + ") select "
                        + String.join(", ", values) + " from campaign where id = ?")) {
            int place = 1;
            for (String name : columns) {
                if (other.containsKey(name)) {
                    insert.setObject(place++, other.get(name));
                }
            }
            insert.setObject(place, UUID.fromString(original));
            insert.executeUpdate();
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
