package io.outbound.delivery;

import io.outbound.outbox.Outbox;
import io.outbound.store.Database;
import io.outbound.store.StoreException;
import io.outbound.store.StoreFault;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * One durable commit for many slots. A slot hands in the outcome of its last message together with the ATTEMPTING of its
 * next and waits; what all slots have handed in is written when half of the busy slots wait, or one millisecond after
 * the first. So doubt stays at one message a slot, and the database sees a fraction of the commits.
 *
 * <p>Works outside any JTA transaction, on a connection of its own that it gives back when idle. While the store cannot
 * be reached it tries again and the slots wait: an outcome is never forgotten while the process lives.
 */
final class GroupCommitter implements AutoCloseable {

    private static final Logger LOG = System.getLogger(GroupCommitter.class.getName());
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long IDLE_SECONDS = 2;
    private static final long LONGEST_PAUSE_MILLIS = 1_000;

    private static final class Batch {
        final List<Settlement> rows = new ArrayList<>();
        final CountDownLatch done = new CountDownLatch(1);
        int slots;
        Set<Settlement> written; // null: nobody knows
    }

    private final Database database;
    private final Outbox outbox;
    private final long leaseSeconds;
    private final Clock clock;
    private final AtomicInteger busySlots = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition handedIn = lock.newCondition();
    private final Thread thread;
    private SettlementWriter writer; // made with the first connection
    private Batch open = new Batch();
    private volatile boolean closed;
    private Connection connection;

    GroupCommitter(Database database, Outbox outbox, long leaseSeconds, Clock clock, ThreadFactory threads) {
        this.database = database;
        this.outbox = outbox;
        this.leaseSeconds = leaseSeconds;
        this.clock = clock;
        this.thread = threads.newThread(this::run);
        thread.start();
    }

    boolean isClosed() {
        return closed;
    }

    /** A slot that has work counts for when to flush. */
    void slotStarts() {
        busySlots.incrementAndGet();
    }

    void slotRests() {
        busySlots.decrementAndGet();
    }

    /**
     * Blocks until the rows are committed.
     *
     * @return the ids that were written; a missing one is no longer held by this node
     * @throws IllegalStateException when the node stops before that, or nobody knows whether it was done
     */
    Set<Long> commit(List<Settlement> rows) throws InterruptedException {
        Batch mine = add(rows);
        mine.done.await();
        if (mine.written == null) {
            throw new IllegalStateException("OUT-0121 The node stopped before an outcome was stored.");
        }
        return rows.stream().filter(mine.written::contains).map(Settlement::id).collect(Collectors.toSet());
    }

    private Batch add(List<Settlement> rows) {
        lock.lock();
        try {
            Batch mine = open;
            mine.rows.addAll(rows);
            mine.slots++;
            if (mine.slots == 1 || isFull(mine)) {
                handedIn.signal();
            }
            return mine;
        } finally {
            lock.unlock();
        }
    }

    private boolean isFull(Batch batch) {
        return batch.slots * 2 >= busySlots.get();
    }

    private void run() {
        try {
            Batch batch = next();
            while (batch != null) {
                write(batch);
                batch = next();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closed = true;
            disconnect();
            abandon();
        }
    }

    /** The next batch to write; null when closed and nothing is left. */
    private Batch next() throws InterruptedException {
        lock.lock();
        try {
            while (open.slots == 0) {
                if (closed) {
                    return null;
                }
                if (!handedIn.await(IDLE_SECONDS, TimeUnit.SECONDS) && open.slots == 0) {
                    disconnect();
                }
            }
            long left = PATIENCE_NANOS;
            while (!isFull(open) && left > 0) {
                left = handedIn.awaitNanos(left);
            }
            Batch full = open;
            open = new Batch();
            return full;
        } finally {
            lock.unlock();
        }
    }

    /** Whatever happens, whoever waits for the batch goes on. */
    private void write(Batch batch) throws InterruptedException {
        try {
            batch.written = writeWhenPossible(batch.rows);
        } catch (RuntimeException | Error e) {
            disconnect();
            LOG.log(Level.ERROR, "OUT-0123 The outcomes of some deliveries could not be written.", e);
        } finally {
            batch.done.countDown();
        }
    }

    /** @return null when the node stops before the store is back */
    private Set<Settlement> writeWhenPossible(List<Settlement> rows) throws InterruptedException {
        long pause = 20;
        while (true) {
            try {
                return writeOnce(rows);
            } catch (SQLException e) {
                disconnect();
                if (closed) {
                    LOG.log(Level.WARNING, "OUT-0121 The node stops while outcomes cannot be stored.");
                    return null;
                }
                LOG.log(
                        Level.WARNING,
                        "OUT-0122 Outcomes cannot be stored now (SQLState {0}); trying again.",
                        e.getSQLState());
                Thread.sleep(pause);
                pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    private Set<Settlement> writeOnce(List<Settlement> rows) throws SQLException {
        connect();
        try {
            return writer.write(connection, rows, leaseSeconds);
        } catch (SQLException e) {
            if (!StoreFault.isAboutOneRow(e)) {
                throw e;
            }
        } catch (RuntimeException | Error e) {
            LOG.log(Level.DEBUG, "outcomes are written one by one", e);
            disconnect();
            requireStore(e);
        }
        return writeOneByOne(rows);
    }

    /** One row that cannot be written must not hold up the others. */
    private Set<Settlement> writeOneByOne(List<Settlement> rows) throws SQLException {
        Set<Settlement> written = new HashSet<>();
        for (Settlement row : rows) {
            connect();
            try {
                written.addAll(writer.write(connection, List.of(row), leaseSeconds));
            } catch (SQLException e) {
                if (!StoreFault.isAboutOneRow(e)) {
                    throw e;
                }
                refused(row, e);
            } catch (RuntimeException | Error e) {
                disconnect();
                requireStore(e);
                refused(row, e);
            }
        }
        return written;
    }

    /** What a second connection met: while the store is away no outcome is given up. */
    private static void requireStore(Throwable met) throws SQLException {
        if (met instanceof StoreException
                && met.getCause() instanceof SQLException why
                && !StoreFault.isAboutOneRow(why)) {
            throw why;
        }
    }

    private static void refused(Settlement row, Throwable why) {
        String what = why instanceof SQLException e
                ? "SQLState " + e.getSQLState()
                : why.getClass().getSimpleName();
        LOG.log(Level.ERROR, "OUT-0123 The outcome of delivery {0} was refused ({1}).", row.id(), what);
    }

    private void connect() throws SQLException {
        if (connection == null) {
            try {
                connection = database.connection();
                if (writer == null) {
                    writer = SettlementWriter.on(database.dialect(), outbox, clock);
                }
            } catch (RuntimeException e) {
                disconnect();
                throw new SQLException("no connection", e);
            }
        }
    }

    private void disconnect() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.log(Level.DEBUG, "closing a broken connection", e);
            }
            connection = null;
        }
    }

    private void abandon() {
        lock.lock();
        try {
            open.done.countDown();
        } finally {
            lock.unlock();
        }
    }

    /** Writes what was handed in, then ends. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            handedIn.signal();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
