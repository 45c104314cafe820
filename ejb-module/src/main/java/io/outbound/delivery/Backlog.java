package io.outbound.delivery;

import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What is still to be done, and the deferred whose time has come. */
@ApplicationScoped
public class Backlog {

    private Sql sql;

    protected Backlog() {}

    @Inject
    public Backlog(Sql sql) {
        this.sql = sql;
    }

    /** Deferred deliveries of a run that are due wait again; not those of a halted run. */
    int releaseDue(UUID executionId) {
        return sql.update(
                "update delivery set state = 'PENDING', next_at = null where execution_id = ? and state = 'DEFERRED'"
                        + " and unitary = false and next_at <= now()"
                        + " and exists (select 1 from execution e where e.id = ? and e.state <> 'HALTED')",
                executionId,
                executionId);
    }

    /** Deferred triggered messages that are due wait again. */
    int releaseDueOfLane() {
        return sql.update("update delivery set state = 'PENDING', next_at = null where unitary and state = 'DEFERRED'"
                + " and next_at <= now()");
    }

    /** Whether something of this run waits for a slot, and not for money. */
    boolean anyWaiting(UUID executionId) {
        return sql.first(
                        "select 1 from delivery where execution_id = ? and state = 'PENDING'"
                                + " and not exists (select 1 from fund f where f.id = ? and f.lacking is not null) limit 1",
                        row -> row.getInt(1),
                        executionId,
                        executionId)
                .isPresent();
    }

    /** Whether something of this run is under way or waits for a slot. */
    public boolean anyActive(UUID executionId) {
        return sql.first(
                        "select 1 from delivery where execution_id = ? and state in ('PENDING', 'CLAIMED', 'ATTEMPTING') limit 1",
                        row -> row.getInt(1),
                        executionId)
                .isPresent();
    }

    /** When the first deferred delivery of this run is due; empty when none is deferred. */
    public Optional<Instant> nextDue(UUID executionId) {
        return sql.first(
                        "select min(next_at) as next_at from delivery where execution_id = ? and state = 'DEFERRED'",
                        row -> Optional.ofNullable(Sql.instant(row, "next_at")),
                        executionId)
                .flatMap(next -> next);
    }
}
