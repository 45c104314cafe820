package io.outbound.delivery;

import io.outbound.store.StoreException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;

/**
 * Sends what waits in one run, on one node: claims ahead of its slots, until nothing of the run waits. Several of these
 * may work on the same run; each claims rows of its own.
 */
final class RunDelivery implements SlotWorker.Work {

    private static final Logger LOG = System.getLogger(RunDelivery.class.getName());
    private static final long STORE_AWAY_MILLIS = 500;
    private static final int BATCHES_AHEAD = 12;
    private static final int LARGEST_BATCH = 500;
    private static final long TICK_MILLIS = 5;
    private static final long LOOK_EVERY_NANOS = 1_000_000_000L;

    private final Mailing mailing;
    private final long fence;
    private final Claims claims;
    private final Backlog backlog;
    private final Held held;
    private final Allowance allowance;
    private final int batch;
    private long after;
    private long dueChecked = System.nanoTime() - LOOK_EVERY_NANOS;
    private long waitingChecked = dueChecked;

    RunDelivery(
            Mailing mailing, long fence, int slots, Claims claims, Backlog backlog, Held held, Allowance allowance) {
        this.mailing = mailing;
        this.fence = fence;
        this.claims = claims;
        this.backlog = backlog;
        this.held = held;
        this.allowance = allowance;
        this.batch = Math.min(LARGEST_BATCH, slots * BATCHES_AHEAD);
    }

    /**
     * Blocks until nothing waits any more or {@code goOn} says no; then what was begun is finished and the rest given
     * back.
     */
    void drive(List<SlotWorker> workers, ThreadFactory threads, BooleanSupplier goOn) throws InterruptedException {
        List<Thread> running = new ArrayList<>();
        for (SlotWorker worker : workers) {
            Thread thread = threads.newThread(worker);
            thread.start();
            running.add(thread);
        }
        try {
            while (goOn.getAsBoolean() && feedIfPossible()) {
                Thread.sleep(TICK_MILLIS);
            }
        } finally {
            List<Claimed> unsent = held.drain();
            held.end();
            giveBack(unsent);
            closeAllowance(unsent.size());
            for (Thread thread : running) {
                thread.join();
            }
        }
    }

    private boolean feedIfPossible() throws InterruptedException {
        try {
            return feed();
        } catch (StoreException e) {
            LOG.log(Level.WARNING, "OUT-0134 A run cannot be read on (SQLState {0}); trying again.", e.sqlState());
            Thread.sleep(STORE_AWAY_MILLIS);
            return true;
        }
    }

    private void closeAllowance(int unsent) {
        try {
            allowance.unused(unsent);
            allowance.close();
        } catch (StoreException e) {
            LOG.log(Level.DEBUG, "what cannot be given back is not sent today", e);
        }
    }

    private void giveBack(List<Claimed> unsent) {
        if (unsent.isEmpty()) {
            return;
        }
        try {
            claims.giveBack(unsent);
        } catch (StoreException e) {
            LOG.log(Level.DEBUG, "what cannot be given back waits for the end of its lease", e);
        }
    }

    /** @return whether there may be more to come */
    private boolean feed() {
        releaseDue();
        while (held.waiting() < batch / 2) {
            int may = allowance.ask(batch);
            if (may == 0) {
                return waits();
            }
            boolean probing = allowance.isProbing();
            Claims.Batch next = probing
                    ? claims.probesOfRun(mailing.executionId(), fence, may)
                    : claims.ofRun(mailing.executionId(), fence, after, may);
            allowance.unused(may - next.claimed().size());
            held.add(next.claimed());
            if (next.looked() == 0) {
                boolean fromStart = probing || after == 0;
                after = 0;
                return !held.isEmpty() || !fromStart || backlog.anyWaiting(mailing.executionId());
            }
            after = probing ? 0 : next.last();
        }
        return true;
    }

    /** @return whether it is only for a moment that nothing may be claimed */
    private boolean waits() {
        if (!held.isEmpty()) {
            return true;
        }
        if (!allowance.isOver()) {
            allowance.nothingIsUnderWay();
            return stillWaiting();
        }
        if (backlog.anyWaiting(mailing.executionId())) {
            allowance.hold();
        }
        return false;
    }

    /** Looks once a second: the pause may be longer than anything is left to wait for. */
    private boolean stillWaiting() {
        long now = System.nanoTime();
        if (now - waitingChecked < LOOK_EVERY_NANOS) {
            return true;
        }
        waitingChecked = now;
        return backlog.anyWaiting(mailing.executionId());
    }

    private void releaseDue() {
        long now = System.nanoTime();
        if (now - dueChecked >= LOOK_EVERY_NANOS) {
            dueChecked = now;
            if (backlog.releaseDue(mailing.executionId()) > 0) {
                after = 0;
            }
        }
    }

    @Override
    public Claimed take() throws InterruptedException {
        return held.take();
    }

    @Override
    public Claimed poll() {
        return held.poll();
    }

    @Override
    public Mailing mailing(Claimed claimed) {
        return mailing;
    }

    @Override
    public void settled(long id) {
        held.settled(id);
    }
}
