package io.outbound.delivery;

import io.outbound.kernel.ChannelId;
import io.outbound.limit.SenderLimit;
import io.outbound.limit.SenderLimits;
import io.outbound.store.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A delivery that is about to be claimed, with all that decides whether it is.
 *
 * @param refused whether the contact has taken back consent
 * @param gone whether the contact was deleted since the audience was resolved
 * @param lane what else holds for triggered messages; null for those of a run
 */
record Waiting(
        Claimed claimed,
        ChannelId channel,
        long ttlSeconds,
        SendingTimes times,
        String zone,
        boolean refused,
        boolean gone,
        Triggered lane) {

    private static final String COLUMNS =
            "select d.id, d.execution_id, d.channel, d.recipient_key, d.address, d.fence, d.attempt, d.accepted_at, d.variables, d.held_seconds, e.ttl_seconds,"
                    + " case when e.test then null else k.quiet_hours end as quiet_hours, k.time_zone as campaign_zone,"
                    + " case when k.send_time_zone = 'RECIPIENT' and not e.test then e.occurrence end as at_their_time,"
                    + " c.name, c.email, c.phone, c.external_id, c.language, c.time_zone, c.attributes,"
                    + " (select not s.granted from contact_consent s where s.contact_id = d.contact_id and s.channel = d.channel) as refused,"
                    + " (not d.unitary and d.contact_id is not null and c.id is null) as gone";
    private static final String FROM =
            " from delivery d join execution e on e.id = d.execution_id join campaign k on k.id = e.campaign_id left join contact c on c.id = d.contact_id";
    private static final String THESE = " where d.id = any(?) order by d.id";
    private static final String OF_RUN = COLUMNS + FROM + THESE;
    private static final String OF_LANE = COLUMNS + Triggered.COLUMNS + FROM + Triggered.JOINS + THESE;

    /** Those of one run. */
    static List<Waiting> ofRun(Connection connection, List<Long> ids, Instant now) throws SQLException {
        return read(connection, OF_RUN, ids, now, false);
    }

    /** Triggered ones, of any run. */
    static List<Waiting> ofLane(Connection connection, List<Long> ids, Instant now) throws SQLException {
        return read(connection, OF_LANE, ids, now, true);
    }

    Optional<Hold> hold(Instant now) {
        return times.hold(now, zone);
    }

    long id() {
        return claimed.id();
    }

    String key() {
        return claimed.key();
    }

    UUID run() {
        return claimed.executionId();
    }

    /** Whether it is a triggered message of a campaign, not of a test. */
    boolean isOfATriggeredCampaign() {
        return lane != null && lane.campaignId() != null;
    }

    boolean isLate(Instant now) {
        return claimed.wantedAt().plusSeconds(ttlSeconds).isBefore(now);
    }

    /**
     * What holds for a triggered message besides, and for a broadcast's run as a whole.
     *
     * @param campaignId null for a test
     * @param perSecond of its campaign; null: no limit
     * @param sender null: no limits
     * @param probeAt when the campaign, which is paused, may try a few; null: it is not paused
     */
    record Triggered(UUID campaignId, Integer perSecond, SenderLimit sender, Instant probeAt) {

        private static final String COLUMNS =
                ", case when e.test then null else e.campaign_id end as campaign, e.throttle_per_second, t.probe_at, "
                        + SenderLimits.COLUMNS;
        private static final String JOINS =
                " left join error_storm t on t.campaign_id = e.campaign_id left join sender_limit sl on sl.sender_id = k.sender_id";

        private static Triggered read(ResultSet row) throws SQLException {
            return new Triggered(
                    Sql.uuid(row, "campaign"),
                    row.getObject("throttle_per_second", Integer.class),
                    SenderLimits.read(row),
                    Sql.instant(row, "probe_at"));
        }
    }

    private static List<Waiting> read(Connection connection, String query, List<Long> ids, Instant now, boolean lane)
            throws SQLException {
        List<Waiting> waiting = new ArrayList<>(ids.size());
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    waiting.add(of(row, now, lane));
                }
            }
        }
        return waiting;
    }

    private static Waiting of(ResultSet row, Instant now, boolean lane) throws SQLException {
        SendingTimes times = SendingTimes.of(
                row.getString("quiet_hours"), row.getString("at_their_time"), row.getString("campaign_zone"));
        return new Waiting(
                claimed(row, times, now),
                ChannelId.valueOf(row.getString("channel")),
                row.getLong("ttl_seconds"),
                times,
                row.getString("time_zone"),
                row.getBoolean("refused"),
                row.getBoolean("gone"),
                lane ? Triggered.read(row) : null);
    }

    private static Claimed claimed(ResultSet row, SendingTimes times, Instant now) throws SQLException {
        Instant accepted = Sql.instant(row, "accepted_at");
        return new Claimed(
                row.getLong("id"),
                Sql.uuid(row, "execution_id"),
                row.getLong("fence") + 1,
                row.getInt("attempt"),
                row.getString("recipient_key"),
                row.getString("address"),
                times.wanted(row.getString("time_zone"))
                        .filter(accepted::isBefore)
                        .orElse(accepted)
                        .plusSeconds(row.getLong("held_seconds")),
                now,
                new RecipientData(
                        row.getString("variables"),
                        row.getString("name"),
                        row.getString("email"),
                        row.getString("phone"),
                        row.getString("external_id"),
                        row.getString("language"),
                        row.getString("time_zone"),
                        row.getString("attributes")));
    }
}
