package io.outbound.limit;

import io.outbound.json.Json;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The limits of senders. */
@ApplicationScoped
public class SenderLimits {

    /** The columns that {@link #read} wants, of {@code sender_limit} under the name {@code sl}. */
    public static final String COLUMNS =
            "sl.sender_id as limited_sender, sl.per_second as sender_per_second," + " sl.warm_up_from, sl.warm_up_caps";

    private Sql sql;

    protected SenderLimits() {}

    @Inject
    public SenderLimits(Sql sql) {
        this.sql = sql;
    }

    public Optional<SenderLimit> of(UUID senderId) {
        return sql.first(
                "select " + COLUMNS + " from sender_limit sl where sl.sender_id = ?", SenderLimits::read, senderId);
    }

    /** Of the sender that the campaign uses now. */
    public Optional<SenderLimit> ofCampaign(UUID campaignId) {
        return sql.first(
                "select " + COLUMNS
                        + " from campaign k join sender_limit sl on sl.sender_id = k.sender_id where k.id = ?",
                SenderLimits::read,
                campaignId);
    }

    void save(SenderLimit limit) {
        WarmUp warmUp = limit.warmUp();
        LocalDate from = warmUp == null ? null : warmUp.from();
        String caps = warmUp == null ? "[]" : json(warmUp.dailyCaps());
        sql.update("insert into sender_limit (sender_id) values (?) on conflict do nothing", limit.senderId());
        sql.update(
                "update sender_limit set per_second = ?, warm_up_from = ?, warm_up_caps = ? where sender_id = ?",
                limit.perSecond(),
                from,
                caps,
                limit.senderId());
    }

    void remove(UUID senderId) {
        sql.update("delete from sender_limit where sender_id = ?", senderId);
    }

    /** Null when the row has none: it may come from an outer join. */
    public static SenderLimit read(ResultSet row) throws SQLException {
        UUID sender = row.getObject("limited_sender", UUID.class);
        if (sender == null) {
            return null;
        }
        LocalDate from = row.getObject("warm_up_from", LocalDate.class);
        return new SenderLimit(
                sender,
                row.getObject("sender_per_second", Integer.class),
                from == null ? null : new WarmUp(from, caps(row.getString("warm_up_caps"))));
    }

    private static List<Integer> caps(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readArray().getValuesAs(JsonNumber::intValue);
        }
    }

    private static String json(List<Integer> caps) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        caps.forEach(array::add);
        return array.build().toString();
    }
}
