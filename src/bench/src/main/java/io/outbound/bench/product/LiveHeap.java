package io.outbound.bench.product;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What is alive in another JVM: a full collection, then the bytes of everything that is left.
 *
 * <p>A JVM skips the collection, and counts the dead among the living, when one of its threads is in the middle of
 * inflating something just then, such as a class from a jar. So a look counts only when the JVM says that it did collect.
 */
public final class LiveHeap {

    private static final String FULL_COLLECTIONS = "sun.gc.collector.1.invocations="; // of G1, Serial and Parallel
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private LiveHeap() {}

    /** @throws IOException also when the JVM never gets to collect */
    public static double megabytes(long pid) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            String before = fullCollections(pid);
            String total = line(pid, "GC.class_histogram", "Total");
            if (!fullCollections(pid).equals(before)) {
                return Long.parseLong(total.strip().split("\\s+")[2]) / 1e6;
            }
        }
        throw new IOException("JVM " + pid + " made no full collection when asked to");
    }

    private static String fullCollections(long pid) throws IOException, InterruptedException {
        return line(pid, "PerfCounter.print", FULL_COLLECTIONS);
    }

    private static String line(long pid, String command, String beginning) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(pid),
                        command)
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return said.lines()
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> new IOException("jcmd said: " + said));
    }
}
