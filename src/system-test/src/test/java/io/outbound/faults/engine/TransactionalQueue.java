package io.outbound.faults.engine;

import io.outbound.execution.Claim;
import io.outbound.execution.ExecutionQueue;
import java.util.Optional;

/** The queue of runs, each call in a transaction of its own, as the container gives it. */
final class TransactionalQueue extends ExecutionQueue {

    private final PooledDatabase database;
    private final ExecutionQueue queue;

    TransactionalQueue(PooledDatabase database, ExecutionQueue queue) {
        this.database = database;
        this.queue = queue;
    }

    @Override
    public Optional<Claim> claimNext() {
        return database.inTransaction(queue::claimNext);
    }

    @Override
    public void begin(Claim claim) {
        queue.begin(claim);
    }

    @Override
    public void release(Claim claim) {
        database.inTransaction(() -> {
            queue.release(claim);
            return null;
        });
    }

    @Override
    public void renewAll() {
        database.inTransaction(() -> {
            queue.renewAll();
            return null;
        });
    }
}
