package io.outbound.bench.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

class LiveHeapTest {

    private static final int MEGABYTE = 1_000_000;
    private static final int LOOKS = 3;

    private volatile boolean done;
    private volatile byte[] latest;

    @Test
    void whatIsDeadIsNotCountedThoughSomethingIsInflatedAllTheTime() throws Exception {
        long pid = ProcessHandle.current().pid();
        double before = LiveHeap.megabytes(pid);
        Thread inflating = new Thread(this::inflateAgainAndAgain);
        inflating.start();
        try {
            for (int look = 0; look < LOOKS; look++) {
                for (int i = 0; i < 50; i++) {
                    latest = new byte[MEGABYTE];
                }
                assertThat(LiveHeap.megabytes(pid) - before).isBetween(-10.0, 20.0);
            }
        } finally {
            done = true;
            inflating.join();
        }
    }

    private void inflateAgainAndAgain() {
        byte[] packed = new byte[5 * MEGABYTE];
        Deflater deflater = new Deflater();
        byte[] plain = new byte[4 * MEGABYTE];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = (byte) (i * i % 251 & 0x3f); // packs a little: takes its time
        }
        deflater.setInput(plain);
        deflater.finish();
        int length = deflater.deflate(packed);
        deflater.end();
        try {
            while (!done) {
                Inflater inflater = new Inflater();
                inflater.setInput(packed, 0, length);
                inflater.inflate(plain);
                inflater.end();
                Thread.sleep(1); // out of native code for a moment: a collection may begin
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
