package io.outbound.balance;

import io.outbound.store.Database;
import io.outbound.store.Sql;
import io.outbound.store.StoreException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * What a run sets aside when its audience is known, and gives back when it ends. In the caller's transaction, after the
 * run's own row is locked.
 *
 * <p>At expansion, not at launch: only then is it known how many messages there will be, and it takes no second count of
 * the audience while somebody waits for the answer (ADR 0016). Two runs that together need more than there is both
 * start: the later one gets the rest and, when that is spent, waits for more.
 */
@ApplicationScoped
public class Reservations {

    private Database database;
    private Sql sql;
    private Clock clock;

    protected Reservations() {}

    @Inject
    public Reservations(Database database, Sql sql, Clock clock) {
        this.database = database;
        this.sql = sql;
        this.clock = clock;
    }

    /** @param price the run keeps it, whatever becomes of the setting; expected is what its messages are thought to cost */
    public record Need(UUID executionId, UUID campaignId, BigDecimal price, BigDecimal expected) {}

    /** As much as is expected, or as there is. A second call, for the rest of a run that goes on, adds to it. */
    public void reserve(Need need) {
        sql.update(
                "insert into fund (id, campaign_id, execution_id, price, keeps) values (?, ?, ?, ?, true) on conflict do nothing",
                need.executionId(),
                need.campaignId(),
                need.executionId(),
                need.price());
        sql.update("update fund set keeps = true where id = ?", need.executionId());
        change(need.executionId(), funds -> funds.reserve(need.executionId(), need.expected()));
    }

    /** What was not spent is available again; what is on the wire follows when it is known what became of it. */
    public void release(UUID executionId) {
        if (sql.update("update fund set keeps = false where id = ?", executionId) > 0) {
            change(executionId, funds -> funds.find(executionId).orElseThrow().releaseAll());
        }
    }

    /** The run may try again to pay. @return whether it was waiting for money */
    public boolean goOn(UUID executionId) {
        return sql.update(
                        "update fund set lacking = null, lacking_since = null where id = ? and lacking is not null",
                        executionId)
                > 0;
    }

    /** How long it has been waiting for money; zero when it does not. */
    public Duration waited(UUID executionId) {
        return sql.first(
                        "select lacking_since from fund where id = ? and lacking is not null and lacking_since is not null",
                        row -> Sql.instant(row, "lacking_since"),
                        executionId)
                .map(since -> Duration.between(since, clock.instant()))
                .orElse(Duration.ZERO);
    }

    /** Whether a message of this run could not be paid. */
    public boolean isHeld(UUID executionId) {
        return sql.count("select count(*) from fund where id = ? and lacking is not null", executionId) > 0;
    }

    private interface Change {
        void on(Funds funds) throws SQLException;
    }

    private void change(UUID id, Change change) {
        try (Connection connection = database.connection()) {
            Funds funds = Funds.lock(connection, List.of(id), clock.instant());
            change.on(funds);
            funds.store();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }
}
