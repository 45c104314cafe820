package io.outbound.delivery;

import java.util.concurrent.TimeUnit;

/** At most so many messages a second, evenly spread; shared by all slots of a run on this node. */
final class Pace {

    private final long gapNanos;
    private long nextNanos = System.nanoTime();

    /** @param perSecond null: no limit */
    Pace(Integer perSecond) {
        this.gapNanos = perSecond == null ? 0 : TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    void await() throws InterruptedException {
        if (gapNanos > 0) {
            TimeUnit.NANOSECONDS.sleep(reserve());
        }
    }

    private synchronized long reserve() {
        long now = System.nanoTime();
        long mine = Math.max(now, nextNanos);
        nextNanos = mine + gapNanos;
        return mine - now;
    }
}
