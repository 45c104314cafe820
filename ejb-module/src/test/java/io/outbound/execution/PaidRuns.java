package io.outbound.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.balance.Balance;
import io.outbound.balance.Balances;
import io.outbound.balance.Reservations;
import io.outbound.delivery.Backlog;
import io.outbound.delivery.DeliveryFixture;
import io.outbound.delivery.Fired;
import io.outbound.delivery.InDoubt;
import io.outbound.delivery.LedgerCounts;
import io.outbound.segment.AudienceRule;
import io.outbound.settings.Home;
import io.outbound.settings.Prices;
import io.outbound.store.Dialect;
import io.outbound.template.FrozenContents;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A node that sends SMS which cost something, from request to end, and the account they are paid from. */
final class PaidRuns implements AutoCloseable {

    static final BigDecimal PRICE = new BigDecimal("0.05");

    final DeliveryFixture store;
    final List<ExecutionHeld> held = new CopyOnWriteArrayList<>();
    final List<ExecutionWentOn> wentOn = new CopyOnWriteArrayList<>();
    final List<ExecutionFinished> finished = new CopyOnWriteArrayList<>();
    final Balances balances;
    private final HeldRuns heldRuns = new HeldRuns();
    private final ExecutionQueue queue;
    private final ExecutionRun run;
    private final RunHalts halts;

    PaidRuns(Dialect dialect, Path home) {
        store = new DeliveryFixture(dialect);
        store.prices = new Prices("EUR", PRICE, new BigDecimal("0.03"));
        Clock clock = Clock.systemUTC();
        Executions executions = new Executions(store.sql, clock);
        balances = new Balances(store.database, store.sql, clock);
        queue = new ExecutionQueue(
                executions,
                heldRuns,
                new NodeIdentity(new Home(home)),
                new ExecutionSettings(Duration.ofSeconds(15), 8),
                new Fired<>(event -> {}),
                clock);
        RunFunds funds = funds(store);
        run = new ExecutionRun(
                executions,
                new Backlog(store.database, store.sql),
                new LedgerCounts(store.sql),
                heldRuns,
                funds,
                new RunWaits(store.sql, clock),
                new Fired<>(finished::add),
                new Fired<>(held::add),
                new Fired<>(wentOn::add),
                clock);
        halts = new RunHalts(executions, store.halts, funds, new RunWaits(store.sql, clock));
    }

    static RunFunds funds(DeliveryFixture store) {
        return new RunFunds(
                store.sql,
                new FrozenContents(store.sql),
                store.tariff,
                new Reservations(store.database, store.sql, Clock.systemUTC()));
    }

    void people(int number) {
        for (int i = 1; i <= number; i++) {
            person(1_000_000 + i, "Rome");
        }
    }

    void person(int phone, String city) {
        store.sql.update(
                "insert into contact (id, phone, attributes, created_at) values (?, ?, ?, ?)",
                UUID.randomUUID(),
                "+39 055 " + phone,
                "{\"city\":\"" + city + "\"}",
                Instant.now());
    }

    void topUp(String amount) {
        store.sql.update(
                "update balance set available = available + ?, topped_up = topped_up + ?",
                new BigDecimal(amount),
                new BigDecimal(amount));
    }

    UUID request() {
        UUID id = store.request(InDoubt.HOLD, "BROADCAST", false);
        store.sql.update(
                "update execution set channel = 'SMS', audience = ? where id = ?",
                AudienceRule.of(null, List.of(), List.of()),
                id);
        return id;
    }

    /** What the job does with the next run, once. @return false when there is none to take up */
    boolean pass() {
        Optional<Claim> claim = claim();
        claim.ifPresent(this::work);
        return claim.isPresent();
    }

    Optional<Claim> claim() {
        Optional<Claim> claim = store.database.inTransaction(queue::claimNext);
        claim.ifPresent(queue::begin);
        return claim;
    }

    void work(Claim claim) {
        store.loseTheNode(claim.executionId());
        assertThat(store.database.inTransaction(() -> run.expand(claim))).isTrue();
        store.deliver(claim.executionId());
        store.database.inTransaction(() -> run.settle(claim));
        store.sql.update(
                "update execution set lease_until = null where state = 'RUNNING' and id = ?", claim.executionId());
    }

    /** As if it had run out of money so long ago, just after it began. */
    void hasWaited(UUID run, Duration time) {
        Instant then = Instant.now().minus(time);
        assertThat(store.sql.update(
                        "update fund set lacking_since = ? where id = ? and lacking_since is not null", then, run))
                .isOne();
        store.sql.update(
                "update delivery set accepted_at = ? where execution_id = ?", then.minus(Duration.ofMinutes(1)), run);
    }

    void passAll() {
        while (pass()) {
            assertThat(finished).hasSizeLessThan(100);
        }
    }

    void halt() {
        store.database.inTransaction(() -> {
            halts.halt(DeliveryFixture.CAMPAIGN);
            return null;
        });
        halts.takeBackUnsent(DeliveryFixture.CAMPAIGN);
    }

    void resume(Snapshot snapshot) {
        store.database.inTransaction(() -> {
            halts.resume(DeliveryFixture.CAMPAIGN, snapshot, Duration.ZERO);
            return null;
        });
    }

    /** For example {@code available=0.1 reserved=0.05 settled=0.85}. */
    String account() {
        Balance now = balances.now();
        return "available=" + plain(now.available()) + " reserved=" + plain(now.reserved()) + " settled="
                + plain(now.settled());
    }

    /** For example {@code [RELEASE 0.1, RESERVE 0.5, SETTLE 0.4 (8)]}. */
    List<String> lines(UUID fund) {
        return store.sql.list(
                "select kind, amount, messages from balance_entry where fund_id = ? order by kind",
                row -> row.getString(1) + " " + plain(row.getBigDecimal(2))
                        + (row.getLong(3) > 0 ? " (" + row.getLong(3) + ")" : ""),
                fund);
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }

    /** Everything that must be true at any moment. */
    void check() {
        Books seen = store.database.atOneMoment(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(LOOK)) {
                row.next();
                return Books.of(row);
            }
        });
        assertThat(seen).as("%s", seen).matches(Books::areRight);
    }

    private static final String LOOK =
            "select available, topped_up, reserved, in_flight, settled, wire, sent, reserve_lines, settle_lines, release_lines from balance"
                    + " cross join (select coalesce(sum(reserved), 0) as reserved, coalesce(sum(in_flight), 0) as in_flight,"
                    + " coalesce(sum(settled), 0) as settled from fund) f"
                    + " cross join (select coalesce(sum(case when state = 'ATTEMPTING' then cost end), 0) as wire,"
                    + " coalesce(sum(case when state in ('SENT', 'UNKNOWN') then cost end), 0) as sent from delivery) d"
                    + " cross join (select coalesce(sum(case when kind = 'RESERVE' then amount end), 0) as reserve_lines,"
                    + " coalesce(sum(case when kind = 'SETTLE' then amount end), 0) as settle_lines,"
                    + " coalesce(sum(case when kind = 'RELEASE' then amount end), 0) as release_lines from balance_entry) l";

    /** The account, the funds, the ledger of messages and the lines, each for itself. */
    private record Books(
            BigDecimal available,
            BigDecimal toppedUp,
            BigDecimal reserved,
            BigDecimal inFlight,
            BigDecimal settled,
            BigDecimal wire,
            BigDecimal sent,
            BigDecimal reserveLines,
            BigDecimal settleLines,
            BigDecimal releaseLines) {

        static Books of(ResultSet row) throws SQLException {
            return new Books(
                    row.getBigDecimal(1),
                    row.getBigDecimal(2),
                    row.getBigDecimal(3),
                    row.getBigDecimal(4),
                    row.getBigDecimal(5),
                    row.getBigDecimal(6),
                    row.getBigDecimal(7),
                    row.getBigDecimal(8),
                    row.getBigDecimal(9),
                    row.getBigDecimal(10));
        }

        boolean areRight() {
            BigDecimal all = available.add(reserved).add(inFlight).add(settled);
            BigDecimal open = reserveLines.subtract(settleLines).subtract(releaseLines);
            return available.signum() >= 0
                    && toppedUp.compareTo(all) == 0
                    && wire.compareTo(inFlight) == 0
                    && sent.compareTo(settled) == 0
                    && settleLines.compareTo(settled) == 0
                    && open.compareTo(reserved.add(inFlight)) == 0;
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
