package io.outbound.alert;

import io.outbound.store.IdSource;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of alerts. */
@ApplicationScoped
public class Alerts {

    private Sql sql;
    private IdSource ids;

    protected Alerts() {}

    @Inject
    public Alerts(Sql sql, IdSource ids) {
        this.sql = sql;
        this.ids = ids;
    }

    /**
     * One alert for a subject until somebody acknowledges it: what happens before that is added to it. In the caller's
     * transaction, which holds the subject's row: two that raise the same at once come one after the other.
     *
     * @param times how many times it happened
     */
    void raise(AlertKind kind, UUID subjectId, String subject, int times, Instant latest, Instant now) {
        int added = sql.update(
                "update alert set occurrences = occurrences + ?, latest_at = ? where kind = ? and subject_id = ? and acknowledged_at is null",
                times,
                latest,
                kind,
                subjectId);
        if (added == 0) {
            sql.update(
                    "insert into alert (id, kind, subject_id, subject, occurrences, latest_at, raised_at) values (?, ?, ?, ?, ?, ?, ?)",
                    ids.next(),
                    kind,
                    subjectId,
                    subject,
                    times,
                    latest,
                    now);
        }
    }

    /** Newest first. @param acknowledged null for all */
    List<Alert> newest(Boolean acknowledged, Optional<UUID> before, int limit) {
        List<Object> values = new ArrayList<>();
        StringBuilder where = new StringBuilder(" where 1 = 1");
        if (acknowledged != null) {
            where.append(" and acknowledged_at is ").append(acknowledged ? "not null" : "null");
        }
        before.ifPresent(id -> {
            where.append(" and id < ?");
            values.add(id);
        });
        values.add(limit);
        return sql.list("select * from alert" + where + " order by id desc limit ?", Alerts::read, values.toArray());
    }

    Optional<Alert> byId(UUID id) {
        return sql.first("select * from alert where id = ?", Alerts::read, id);
    }

    long unread() {
        return sql.count("select count(*) from alert where acknowledged_at is null");
    }

    void acknowledge(UUID id, String by, Instant now) {
        sql.update(
                "update alert set acknowledged_at = ?, acknowledged_by = ? where id = ? and acknowledged_at is null",
                now,
                by,
                id);
    }

    int acknowledgeAll(String by, Instant now) {
        return sql.update(
                "update alert set acknowledged_at = ?, acknowledged_by = ? where acknowledged_at is null", now, by);
    }

    /** Those that somebody acknowledged before then. */
    int forget(Instant before, int most) {
        return sql.update(
                "delete from alert where id in (select id from alert where acknowledged_at < ? limit ?)", before, most);
    }

    private static Alert read(ResultSet row) throws SQLException {
        return new Alert(
                Sql.uuid(row, "id"),
                AlertKind.valueOf(row.getString("kind")),
                Sql.uuid(row, "subject_id"),
                row.getString("subject"),
                row.getInt("occurrences"),
                Sql.instant(row, "latest_at"),
                Sql.instant(row, "raised_at"),
                Sql.instant(row, "acknowledged_at"),
                row.getString("acknowledged_by"));
    }
}
