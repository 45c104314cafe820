package io.outbound.faults.failpoint;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the methods that the agent has changed call. It is alone on the boot class path, so that every class loader sees the
 * same one.
 */
public final class Gate {

    private static final int KILLED = 137;
    private static final AtomicInteger LEFT = new AtomicInteger();
    private static volatile String unless = "";
    private static volatile int divisor = 1;

    private Gate() {}

    public static void close(int nth, String returnedHas) {
        LEFT.set(nth);
        unless = returnedHas;
    }

    public static void scale(int by) {
        divisor = by;
    }

    /** The end of this process at the n-th call; a return value that says {@code unless} does not count. */
    public static void pass(Object returned) {
        boolean counts = unless.isEmpty() || !String.valueOf(returned).contains(unless);
        if (counts && LEFT.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    /** So many times faster than life. */
    public static Duration scaled(Duration time) {
        return time.dividedBy(divisor);
    }
}
