package io.outbound.bench.trigger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Calls from a number of clients, each as fast as it is answered, for a time. */
record Load(int port, int clients, String key) {

    /** @param p50 and the others in milliseconds */
    record Outcome(double perSecond, double p50, double p99, long refused) {

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%,.0f calls/s, p50 %.1f ms, p99 %.1f ms", perSecond, p50, p99)
                    + (refused > 0 ? ", REFUSED " + refused : "");
        }
    }

    Outcome on(String path, Supplier<String> bodies, double seconds) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        List<Future<long[]>> all = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            all.add(threads.submit(() -> callUntil(end, path, bodies)));
        }
        long[] times = new long[0];
        for (Future<long[]> one : all) {
            long[] more = one.get();
            int old = times.length;
            times = Arrays.copyOf(times, old + more.length);
            System.arraycopy(more, 0, times, old, more.length);
        }
        double took = (System.nanoTime() - start) / 1e9;
        threads.shutdown();
        long refused = Arrays.stream(times).filter(t -> t < 0).count();
        long[] good = Arrays.stream(times).filter(t -> t >= 0).sorted().toArray();
        if (good.length == 0) {
            throw new IllegalStateException("nothing was accepted at " + path);
        }
        return new Outcome(good.length / took, at(good, 0.5), at(good, 0.99), refused);
    }

    /** Nanoseconds of each call, negative when the answer was not a 202. */
    private long[] callUntil(long end, String path, Supplier<String> bodies) throws Exception {
        long[] times = new long[1_024];
        int count = 0;
        try (KeptOpenClient client = new KeptOpenClient(port, path, key)) {
            while (System.nanoTime() < end) {
                String body = bodies.get();
                long before = System.nanoTime();
                int status = client.post(body);
                long took = System.nanoTime() - before;
                times = count == times.length ? Arrays.copyOf(times, count * 2) : times;
                times[count++] = status == 202 ? took : -took;
            }
        }
        return Arrays.copyOf(times, count);
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) ((sorted.length - 1) * share)] / 1e6;
    }
}
