package io.outbound.scale;

import java.util.Arrays;

/** How long one thing took each time, in nanoseconds. */
final class Timings {

    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    private long[] taken = {};

    void measure(Work work) throws Exception {
        long before = System.nanoTime();
        work.run();
        add(System.nanoTime() - before);
    }

    void add(long nanos) {
        taken = Arrays.copyOf(taken, taken.length + 1);
        taken[taken.length - 1] = nanos;
    }

    /** @param share 0.5 for the median, 0.95 for p95 */
    double millis(double share) {
        long[] sorted = taken.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * (sorted.length - 1)))] / 1e6;
    }
}
