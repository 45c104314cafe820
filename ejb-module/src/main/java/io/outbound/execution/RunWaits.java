package io.outbound.execution;

import io.outbound.delivery.StormLog;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
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

    /** What held it is over, unless messages are to be tried first. @return whether something did */
    boolean goOn(UUID executionId) {
        return sql.update(
                        "update execution set held_by = null, held_until = null where id = ? and held_until <= ? and held_by <> ?",
                        executionId,
                        clock.instant(),
                        StormLog.ERROR_STORM)
                > 0;
    }

    /** It has ended or is halted: its campaign's next run, or the rest of this one, begins anew. */
    void forget(UUID executionId) {
        sql.update("update execution set held_by = null, held_until = null where id = ?", executionId);
        sql.update(
                "delete from error_storm where campaign_id = (select campaign_id from execution where id = ?)",
                executionId);
    }
}
