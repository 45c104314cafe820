package io.outbound.execution;

import io.outbound.delivery.StormLog;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What holds a run that is not over, other than money. In the caller's transaction, which has locked the run. */
@ApplicationScoped
public class RunWaits {

    private Sql sql;
    private Clock clock;

    protected RunWaits() {}

    @Inject
    public RunWaits(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Why it waits, and until when. */
    record Wait(String reason, Instant until) {}

    /** Empty when nothing holds it any more. */
    Optional<Wait> of(UUID executionId) {
        return sql.first(
                "select held_by, held_until from execution where id = ? and held_until > ?",
                row -> new Wait(row.getString("held_by"), Sql.instant(row, "held_until")),
                executionId,
                clock.instant());
    }

    /** For how long it has been held, since that was asked last for {@link #goOn}; zero when it was not. */
    Duration waited(UUID executionId) {
        return sql.first(
                        "select held_since from execution where id = ? and held_since is not null",
                        row -> Sql.instant(row, "held_since"),
                        executionId)
                .map(since -> Duration.between(since, clock.instant()))
                .orElse(Duration.ZERO);
    }

    /** What held it is over, unless messages are to be tried first. @return whether something did */
    boolean goOn(UUID executionId) {
        Instant now = clock.instant();
        int over = sql.update(
                "update execution set held_by = null, held_until = null where id = ? and held_until <= ? and held_by <> ?",
                executionId,
                now,
                StormLog.ERROR_STORM);
        sql.update(
                "update execution set held_since = case when held_by is null then null else cast(? as timestamp(3) with time zone) end"
                        + " where id = ? and held_since is not null",
                now,
                executionId);
        return over > 0;
    }

    /** It has ended or is halted: its campaign's next run, or the rest of this one, begins anew. */
    void forget(UUID executionId) {
        sql.update(
                "update execution set held_by = null, held_until = null, held_since = null where id = ?", executionId);
        sql.update(
                "delete from error_storm where campaign_id = (select campaign_id from execution where id = ?)",
                executionId);
    }
}
