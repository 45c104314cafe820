package io.outbound.balance;

import io.outbound.store.Sql;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Some funds as one transaction holds them: locked when opened, changed in memory, written by {@link #store}. Whoever
 * holds a fund may wait for rows of the ledger and for the account, never the other way round: in that order two
 * transactions cannot wait for each other.
 *
 * <p>The account's own row is touched only by what moves between it and a fund: a message that is paid from what its run
 * has set aside does not make other runs wait.
 */
public final class Funds {

    static final int DECIMALS = 4;

    private static final String LOCK = "select * from fund where id = any(?) order by id for update";
    private static final String OPEN_TRIGGERED =
            "insert into fund (id, campaign_id, keeps) values (?, ?, false) on conflict do nothing";
    private static final String STORE =
            "update fund set reserved = ?, in_flight = ?, settled = ?, lacking = ?, lacking_since = ? where id = ?";
    private static final String AVAILABLE = "select available from balance where id = 1 for update";
    private static final String MOVE = "update balance set available = available + ? where id = 1";
    private static final String BOOK =
            "update balance_entry set amount = amount + ?, messages = messages + ?, changed_at = ? where fund_id = ? and kind = ? and booked_on = ?";
    private static final String BOOK_FIRST =
            "insert into balance_entry (kind, amount, messages, fund_id, campaign_id, execution_id, booked_on, created_by, created_at, changed_at)"
                    + " values (?, ?, ?, ?, ?, ?, ?, 'system', ?, ?)";

    private final Connection connection;
    private final Instant now;
    private final SortedMap<UUID, Fund> held = new TreeMap<>();
    private BigDecimal available; // null: not asked for yet

    private Funds(Connection connection, Instant now) {
        this.connection = connection;
        this.now = now;
    }

    /**
     * Waits for whoever holds one of them. A missing one is that of a triggered campaign and is opened here.
     *
     * @param ids of runs, or of campaigns whose messages are triggered
     */
    public static Funds lock(Connection connection, Collection<UUID> ids, Instant now) throws SQLException {
        Funds funds = new Funds(connection, now);
        if (ids.isEmpty()) {
            return funds;
        }
        funds.read(ids);
        TreeSet<UUID> missing = new TreeSet<>(ids);
        missing.removeAll(funds.held.keySet());
        if (!missing.isEmpty()) {
            for (UUID id : missing) {
                funds.update(OPEN_TRIGGERED, id, id);
            }
            funds.read(ids);
        }
        return funds;
    }

    private void read(Collection<UUID> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            Sql.bind(statement, (Object) ids.toArray(new UUID[0]));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Fund fund = new Fund(
                            Sql.uuid(row, "id"),
                            Sql.uuid(row, "campaign_id"),
                            Sql.uuid(row, "execution_id"),
                            row.getBoolean("keeps"),
                            row.getBigDecimal("reserved"),
                            row.getBigDecimal("in_flight"),
                            row.getBigDecimal("settled"),
                            row.getBigDecimal("lacking"),
                            Sql.instant(row, "lacking_since"));
                    held.put(fund.id, fund);
                }
            }
        }
    }

    Optional<Fund> find(UUID id) {
        return Optional.ofNullable(held.get(id));
    }

    /**
     * A message goes on the wire: its fee is taken from the fund, what is missing there from the account.
     *
     * @return false when neither has it; then nothing is taken and the fund waits for money
     */
    public boolean take(UUID id, BigDecimal fee) throws SQLException {
        Fund fund = held.get(id);
        BigDecimal needed = fund.shortOf(fee);
        if (needed.signum() > 0) {
            if (available().compareTo(needed) < 0) {
                fund.lacks(needed, now);
                return false;
            }
            move(fund, needed);
        }
        fund.take(fee);
        return true;
    }

    /** Sets aside this much, or what there is. */
    void reserve(UUID id, BigDecimal wanted) throws SQLException {
        move(held.get(id), wanted.min(available()));
    }

    private void move(Fund fund, BigDecimal amount) {
        fund.add(amount);
        available = available.subtract(amount);
    }

    /** It was surely not sent. */
    public void giveBack(UUID id, BigDecimal fee) {
        held.get(id).giveBack(fee);
    }

    /** It was sent, or nobody can tell that it was not. */
    public void settle(UUID id, BigDecimal fee) {
        held.get(id).settle(fee);
    }

    private BigDecimal available() throws SQLException {
        if (available == null) {
            try (PreparedStatement statement = connection.prepareStatement(AVAILABLE);
                    ResultSet row = statement.executeQuery()) {
                row.next();
                available = row.getBigDecimal(1);
            }
        }
        return available;
    }

    /** To be called before the transaction commits. */
    public void store() throws SQLException {
        BigDecimal back = BigDecimal.ZERO;
        for (Fund fund : held.values()) {
            update(
                    STORE,
                    fund.reserved(),
                    fund.inFlight(),
                    fund.settled(),
                    fund.lacking(),
                    fund.lackingSince(),
                    fund.id);
            book(fund, EntryKind.RESERVE, fund.added(), 0);
            book(fund, EntryKind.SETTLE, fund.spent(), fund.messages());
            book(fund, EntryKind.RELEASE, fund.released(), 0);
            back = back.add(fund.released()).subtract(fund.added());
        }
        if (back.signum() != 0) {
            update(MOVE, back);
        }
    }

    private void book(Fund fund, EntryKind kind, BigDecimal amount, long messages) throws SQLException {
        if (amount.signum() == 0) {
            return;
        }
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (update(BOOK, amount, messages, now, fund.id, kind, day) == 0) {
            update(BOOK_FIRST, kind, amount, messages, fund.id, fund.campaignId, fund.executionId, day, now, now);
        }
    }

    private int update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Sql.bind(statement, values);
            return statement.executeUpdate();
        }
    }
}
