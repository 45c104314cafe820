package io.outbound.delivery;

import io.outbound.channel.spi.Message;
import io.outbound.channel.spi.SendResult;
import io.outbound.kernel.DomainException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One thread that sends: message after message through one slot, each committed as ATTEMPTING before it touches the
 * wire. Between two messages at most one outcome is not stored yet.
 */
final class SlotWorker implements Runnable {

    private static final Logger LOG = System.getLogger(SlotWorker.class.getName());
    private static final long TURN_NANOS = 100_000_000L;
    private static final int MOST_ERRORS = 3;

    private final Work work;
    private final Slots slots;
    private final GroupCommitter committer;
    private final Steps steps;

    /** Where claimed deliveries come from. */
    interface Work {

        /** Waits for one; null when there will be none. */
        Claimed take() throws InterruptedException;

        /** One at once; null when none is here. */
        Claimed poll();

        Mailing mailing(Claimed claimed);

        /** The ledger knows how it stands: it is not held any more. */
        void settled(long id);
    }

    /** What a slot does with a message; the collaborators of this node. */
    record Steps(Composer composer, Wire wire, Outcomes outcomes, java.time.Clock clock) {}

    SlotWorker(Work work, Slots slots, GroupCommitter committer, Steps steps) {
        this.work = work;
        this.slots = slots;
        this.committer = committer;
        this.steps = steps;
    }

    @Override
    public void run() {
        try {
            Claimed first = work.take();
            while (first != null && !committer.isClosed()) {
                takeATurn(first);
                first = work.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeATurn(Claimed first) throws InterruptedException {
        slots.take();
        committer.slotStarts();
        try {
            turn(first);
        } catch (RuntimeException | Error e) {
            // an Error too: a slot that is gone is missed by nobody, and what it held would be held for ever
            LOG.log(
                    Level.ERROR,
                    "OUT-0124 A slot was interrupted; what it held is taken up again when its lease ends.",
                    e);
        } finally {
            committer.slotRests();
            slots.giveBack();
        }
    }

    private void turn(Claimed first) throws InterruptedException {
        long end = System.nanoTime() + TURN_NANOS;
        Settlement last = null;
        Claimed next = first;
        try {
            while (next != null) {
                last = handleOrLetGo(next, last);
                boolean othersWait = System.nanoTime() > end && slots.isWantedByOthers();
                next = othersWait ? null : work.poll();
            }
        } finally {
            commit(last, null);
        }
    }

    private Settlement handleOrLetGo(Claimed claimed, Settlement last) throws InterruptedException {
        try {
            return handle(claimed, last);
        } catch (RuntimeException | Error e) {
            work.settled(claimed.id());
            throw e;
        }
    }

    /** @return the outcome, not committed yet; null when there is none to commit */
    private Settlement handle(Claimed claimed, Settlement last) throws InterruptedException {
        Mailing mailing = work.mailing(claimed);
        Message message;
        try {
            message = steps.composer().compose(mailing, claimed);
        } catch (DomainException e) {
            commit(last, steps.outcomes().refused(mailing, claimed, e.code() + ": " + e.getMessage()));
            return null;
        } catch (RuntimeException | Error e) {
            commit(last, notComposed(mailing, claimed, e));
            return null;
        }
        Charge charge = Charge.of(mailing, message.plain());
        Settlement attempting = Settlement.attempting(claimed, message.messageId(), message.date())
                .costing(charge);
        if (!commit(last, attempting)) {
            return null;
        }
        Instant departedAt = steps.clock().instant();
        SendResult result = send(mailing, message);
        return steps.outcomes().of(mailing, claimed, result, departedAt).costing(charge);
    }

    /** Nothing has left. The key may be away or memory short; but what exhausts this process each time is not for ever. */
    private Settlement notComposed(Mailing mailing, Claimed claimed, Throwable e) {
        String reason = "not-composed: " + e.getClass().getSimpleName();
        return e instanceof Error && claimed.attempt() + 1 >= MOST_ERRORS
                ? steps.outcomes().refused(mailing, claimed, reason)
                : steps.outcomes().notNow(mailing, claimed, reason);
    }

    private SendResult send(Mailing mailing, Message message) {
        try {
            return steps.wire().send(mailing, message);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "OUT-0125 A channel's sender broke its contract.", e);
            return new SendResult.Unknown("sender-error: " + e.getClass().getSimpleName());
        }
    }

    /** @return whether {@code next} is written, that is: still ours */
    private boolean commit(Settlement last, Settlement next) throws InterruptedException {
        List<Settlement> rows = new ArrayList<>(2);
        if (last != null) {
            rows.add(last);
        }
        if (next != null) {
            rows.add(next);
        }
        if (rows.isEmpty()) {
            return false;
        }
        Set<Long> written;
        try {
            written = committer.commit(rows);
        } finally {
            if (last != null) {
                work.settled(last.id());
            }
        }
        if (next == null) {
            return false;
        }
        boolean ours = written.contains(next.id());
        if (!ours || next.state() != DeliveryState.ATTEMPTING) {
            work.settled(next.id());
        }
        return ours;
    }
}
