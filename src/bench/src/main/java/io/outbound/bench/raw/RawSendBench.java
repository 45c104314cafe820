package io.outbound.bench.raw;

import io.outbound.bench.Machine;
import io.outbound.bench.sink.BulkSink;
import io.outbound.bench.sink.Sink;
import java.time.Duration;
import java.util.Locale;

/** How fast the sink can be filled at all: messages a second and CPU time a message, by number of connections. */
public final class RawSendBench {

    private static final int BYTES = 5_000;

    private RawSendBench() {}

    public static void run() throws Exception {
        System.out.println(Machine.describe());
        try (BulkSink sink = BulkSink.start()) {
            for (int connections : new int[] {10, 64}) {
                try (RawSenderProcess sender = new RawSenderProcess(sink.port(), connections, BYTES)) {
                    sender.send(200_000);
                    for (int i = 0; i < 3; i++) {
                        System.out.println(connections + " connections: " + measure(sink, sender, 100_000));
                    }
                }
            }
        }
    }

    /** One round on a sender that is warm. */
    public static Sending measure(Sink sink, RawSenderProcess sender, int messages) throws Exception {
        sink.reset();
        Duration before = sender.cpu();
        sender.send(messages);
        return new Sending(
                sink.messages() / sink.seconds(), sender.cpu().minus(before).toNanos() / 1e3 / messages);
    }

    /** @param cpuMicros of the sending JVM, per message */
    public record Sending(double perSecond, double cpuMicros) {

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%,.0f messages/s, %.0f µs CPU/message", perSecond, cpuMicros);
        }
    }
}
