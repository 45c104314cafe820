package io.outbound.bench.product;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What is alive in another JVM: a full collection, then the bytes of everything that is left. */
public final class LiveHeap {

    private LiveHeap() {}

    public static double megabytes(long pid) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(pid),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        String total = said.lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow(() -> new IOException("jcmd said: " + said));
        return Long.parseLong(total.strip().split("\\s+")[2]) / 1e6;
    }
}
