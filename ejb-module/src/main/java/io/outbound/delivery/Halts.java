package io.outbound.delivery;

import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/**
 * Takes a run's unsent deliveries off the wire's way and puts them back. In the caller's transaction.
 *
 * <p>The fence grows, so a slot that holds a claimed delivery can no longer mark it ATTEMPTING: what is not on the wire
 * when the transaction commits does not get there. Rows that a slot is storing just now are waited for by asking again,
 * never by a lock: the group committer stores many at once and in no order.
 */
@ApplicationScoped
public class Halts {

    private static final int AT_ONCE = 10_000;
    private static final long BREATH_MILLIS = 10;
    private static final String UNSENT = "execution_id = ? and state in ('PENDING', 'CLAIMED', 'DEFERRED')";
    private static final String FREE =
            "select id from delivery where " + UNSENT + " order by id limit ? for update skip locked";
    private static final String HALT =
            "update delivery set state = 'HALTED', fence = fence + 1, lease_until = null, next_at = null where id = any(?)";
    private static final String RESUME =
            "update delivery set state = 'PENDING' where execution_id = ? and state = 'HALTED'";

    private Sql sql;

    protected Halts() {}

    @Inject
    public Halts(Sql sql) {
        this.sql = sql;
    }

    /** Everything not yet sent and not on the wire becomes HALTED. */
    public void halt(UUID executionId) {
        while (haltFree(executionId) > 0 || any(UNSENT, executionId)) {
            breathe();
        }
    }

    /** What was halted waits again. */
    public void resume(UUID executionId) {
        sql.update(RESUME, executionId);
    }

    /** Whether a message was handed to the wire and its outcome is not known yet. */
    public boolean anyOnTheWire(UUID executionId) {
        return any("execution_id = ? and state = 'ATTEMPTING'", executionId);
    }

    private int haltFree(UUID executionId) {
        List<Long> free = sql.list(FREE, row -> row.getLong(1), executionId, AT_ONCE);
        if (!free.isEmpty()) {
            sql.update(HALT, (Object) free.toArray(Long[]::new));
        }
        return free.size();
    }

    private boolean any(String condition, UUID executionId) {
        return sql.first("select 1 from delivery where " + condition + " limit 1", row -> row.getInt(1), executionId)
                .isPresent();
    }

    private static void breathe() {
        try {
            Thread.sleep(BREATH_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while halting a run", e);
        }
    }
}
