package io.outbound.delivery;

import io.outbound.store.StoreException;
import jakarta.enterprise.event.Event;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Feeds the slots of triggered messages of one mode: claims what waits, oldest first, whatever run it belongs to. Woken after each
 * acceptance on this node, and looks by itself every second for what other nodes accepted or a dead one left.
 */
final class Lane implements SlotWorker.Work, Runnable {

    private static final Logger LOG = System.getLogger(Lane.class.getName());
    private static final long LOOK_MILLIS = 1_000;
    private static final int BATCH = 200;

    private final boolean bulk;
    private final Claims claims;
    private final Backlog backlog;
    private final Mailings mailings;
    private final Event<UnitarySettled> settledRuns;
    private final RunLimits limits;
    private final Held held;
    private final Semaphore bell = new Semaphore(0);
    private final Map<Long, Mailing> underWay = new ConcurrentHashMap<>();
    private final Set<UUID> touched = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;
    private long after;
    private long dueChecked;

    /** @param bulk whether for high-throughput triggers, or for the others */
    Lane(
            boolean bulk,
            Claims claims,
            Backlog backlog,
            Mailings mailings,
            Event<UnitarySettled> settledRuns,
            RunLimits limits,
            Held held) {
        this.bulk = bulk;
        this.claims = claims;
        this.backlog = backlog;
        this.mailings = mailings;
        this.settledRuns = settledRuns;
        this.limits = limits;
        this.held = held;
        this.dueChecked = System.nanoTime();
    }

    void wake() {
        if (bell.availablePermits() == 0) {
            bell.release();
        }
    }

    void end() {
        ended = true;
        wake();
    }

    /** They were claimed and are not sent: their turns of the day are free again. */
    void giveBackTurns(List<Claimed> unsent) {
        try {
            unsent.forEach(one -> limits.giveBack(underWay.remove(one.id()), one));
        } catch (StoreException e) {
            LOG.log(Level.DEBUG, "what cannot be given back is not sent today", e);
        }
    }

    @Override
    public void run() {
        try {
            while (!ended) {
                try {
                    feed();
                } catch (RuntimeException | Error e) {
                    // whatever it is, it may pass: what was claimed is taken up again when its lease ends
                    LOG.log(Level.WARNING, "OUT-0127 Triggered messages cannot be taken up now: " + cause(e), e);
                    bell.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            held.end();
        }
    }

    private static String cause(Throwable e) {
        return e instanceof StoreException store
                ? "SQLState " + store.sqlState()
                : e.getClass().getSimpleName();
    }

    private void feed() throws InterruptedException {
        releaseDue();
        if (held.waiting() < BATCH / 2) {
            Claims.Batch next = claims.ofLane(bulk, after, BATCH);
            Map<UUID, Mailing> runs = mailings.of(
                    next.claimed().stream().map(Claimed::executionId).collect(Collectors.toSet()));
            next.claimed().forEach(one -> underWay.put(one.id(), runs.get(one.executionId())));
            touched.addAll(next.touched());
            held.add(next.claimed());
            after = next.last();
            if (next.looked() > 0) {
                return;
            }
        }
        boolean busy = tellSettled() | !held.isEmpty();
        bell.tryAcquire(busy ? 5 : LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (busy) {
            tellSettled();
        }
    }

    private boolean tellSettled() {
        if (touched.isEmpty()) {
            return false;
        }
        Set<UUID> runs = new HashSet<>(touched);
        touched.removeAll(runs);
        settledRuns.fire(new UnitarySettled(runs));
        return true;
    }

    private void releaseDue() {
        long now = System.nanoTime();
        if (now - dueChecked >= TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS)) {
            dueChecked = now;
            backlog.releaseDueOfLane(bulk);
            after = 0;
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
        return underWay.get(claimed.id());
    }

    @Override
    public void settled(long id) {
        held.settled(id);
        Mailing mailing = underWay.remove(id);
        if (mailing != null) {
            touched.add(mailing.executionId());
        }
    }
}
