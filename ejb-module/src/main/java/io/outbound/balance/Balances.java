package io.outbound.balance;

import io.outbound.store.Database;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The account and its lines. */
@ApplicationScoped
public class Balances {

    private static final String LOOK =
            "select b.available, b.topped_up, f.reserved, f.settled from balance b cross join"
                    + " (select coalesce(sum(reserved + in_flight), 0) as reserved, coalesce(sum(settled), 0) as settled from fund) f";

    private Database database;
    private Sql sql;
    private Clock clock;

    protected Balances() {}

    @Inject
    public Balances(Database database, Sql sql, Clock clock) {
        this.database = database;
        this.sql = sql;
        this.clock = clock;
    }

    /** Outside any transaction. */
    public Balance now() {
        return database.atOneMoment(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(LOOK);
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return new Balance(
                        row.getBigDecimal("available"),
                        row.getBigDecimal("reserved"),
                        row.getBigDecimal("settled"),
                        row.getBigDecimal("topped_up"));
            }
        });
    }

    public BigDecimal available() {
        return sql.first("select available from balance where id = 1", row -> row.getBigDecimal(1))
                .orElseThrow();
    }

    /** In the caller's transaction, which from here on is the only one that pays in. */
    void lock() {
        sql.list("select id from balance where id = 1 for update", row -> row.getInt(1));
    }

    Optional<BalanceEntry> byKey(String key) {
        return sql.first("select * from balance_entry where idempotency_key = ?", Balances::entry, key);
    }

    BalanceEntry add(TopUp topUp, String by) {
        Instant now = clock.instant();
        long id = sql.insertReturningId(
                "insert into balance_entry (kind, amount, booked_on, note, idempotency_key, created_by, created_at, changed_at)"
                        + " values ('TOP_UP', ?, ?, ?, ?, ?, ?, ?)",
                "id",
                topUp.amount(),
                LocalDate.ofInstant(now, ZoneOffset.UTC),
                topUp.note(),
                topUp.key(),
                by,
                now,
                now);
        sql.update(
                "update balance set available = available + ?, topped_up = topped_up + ? where id = 1",
                topUp.amount(),
                topUp.amount());
        return sql.first("select * from balance_entry where id = ?", Balances::entry, id)
                .orElseThrow();
    }

    /** Newest first, with smaller ids than {@code before}. */
    List<BalanceEntry> entries(EntryFilter filter, long before, int limit) {
        StringBuilder query = new StringBuilder("select * from balance_entry where id < ?");
        List<Object> values = new ArrayList<>(List.of(before));
        filter.kind().ifPresent(kind -> {
            query.append(" and kind = ?");
            values.add(kind);
        });
        filter.campaignId().ifPresent(id -> {
            query.append(" and campaign_id = ?");
            values.add(id);
        });
        values.add(limit);
        return sql.list(query + " order by id desc limit ?", Balances::entry, values.toArray());
    }

    private static BalanceEntry entry(ResultSet row) throws SQLException {
        return new BalanceEntry(
                row.getLong("id"),
                EntryKind.valueOf(row.getString("kind")),
                row.getBigDecimal("amount"),
                row.getLong("messages"),
                Sql.uuid(row, "campaign_id"),
                Sql.uuid(row, "execution_id"),
                row.getString("note"),
                row.getString("created_by"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "changed_at"));
    }
}
