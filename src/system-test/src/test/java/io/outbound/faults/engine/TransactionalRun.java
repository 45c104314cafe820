package io.outbound.faults.engine;

import io.outbound.execution.Claim;
import io.outbound.execution.ExecutionRun;

/** The two ends of a run, each in a transaction, as the container gives it. */
final class TransactionalRun extends ExecutionRun {

    private final PooledDatabase database;
    private final ExecutionRun run;

    TransactionalRun(PooledDatabase database, ExecutionRun run) {
        this.database = database;
        this.run = run;
    }

    @Override
    public boolean expand(Claim claim) {
        return database.inTransaction(() -> run.expand(claim));
    }

    @Override
    public boolean settle(Claim claim) {
        return database.inTransaction(() -> run.settle(claim));
    }
}
