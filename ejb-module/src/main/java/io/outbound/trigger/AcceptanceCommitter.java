package io.outbound.trigger;

import io.outbound.store.StoreException;
import io.outbound.store.StoreFault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One durable commit for all calls that come in while the one before is under way. The first of them writes for all,
 * the others wait; a call that comes alone waits for nobody. Thread-safe; callers have no transaction.
 */
@ApplicationScoped
public class AcceptanceCommitter {

    private static final class Waiting {
        final AcceptedCall call;
        boolean settled;
        boolean stored;
        RuntimeException failure;

        Waiting(AcceptedCall call) {
            this.call = call;
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition settled = lock.newCondition();
    private List<Waiting> open = new ArrayList<>();
    private boolean writing;
    private AcceptedCalls calls;

    protected AcceptanceCommitter() {}

    @Inject
    public AcceptanceCommitter(AcceptedCalls calls) {
        this.calls = calls;
    }

    /**
     * Blocks until the call is durable.
     *
     * @param longest to wait; what becomes of the call after that, a repetition tells
     * @return false when a call with the same request id was faster
     * @throws StoreException when it took too long
     */
    boolean commit(AcceptedCall call, Duration longest) {
        Waiting mine = new Waiting(call);
        lock.lock();
        try {
            open.add(mine);
            awaitTurn(mine, longest);
            while (!mine.settled) {
                writeOpen(longest);
            }
        } catch (InterruptedException e) {
            open.remove(mine);
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            lock.unlock();
        }
        if (mine.failure != null) {
            throw mine.failure;
        }
        return mine.stored;
    }

    /** Until somebody else has written it, or nobody is writing. */
    private void awaitTurn(Waiting mine, Duration longest) throws InterruptedException {
        long left = longest.toNanos();
        while (!mine.settled && writing) {
            left = settled.awaitNanos(left);
            if (left <= 0 && !mine.settled) {
                open.remove(mine);
                throw new StoreException(new SQLTimeoutException("Not committed in time.", "57014"));
            }
        }
    }

    /** Gives up the lock while it writes, so that the next batch fills. */
    private void writeOpen(Duration longest) {
        List<Waiting> batch = open;
        open = new ArrayList<>();
        writing = true;
        lock.unlock();
        try {
            write(batch, longest);
        } finally {
            lock.lock();
            batch.forEach(one -> one.settled = true);
            writing = false;
            settled.signalAll();
        }
    }

    private void write(List<Waiting> batch, Duration longest) {
        try {
            Set<UUID> stored = calls.store(batch.stream().map(one -> one.call).toList(), longest);
            batch.forEach(
                    one -> one.stored = stored.contains(one.call.run().ref().id()));
        } catch (RuntimeException e) {
            if (batch.size() == 1 || StoreFault.in(e).isPresent()) {
                batch.forEach(one -> one.failure = e);
            } else { // something is wrong with one of them: the others need not suffer
                batch.forEach(one -> write(List.of(one), longest));
            }
        }
    }
}
