package io.outbound.bench;

import io.outbound.bench.raw.RawSendBench;

/** Entry of {@code src/bench/run}: the name of one benchmark and its arguments. */
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        String name = arguments.length == 0 ? "" : arguments[0];
        switch (name) {
            case "raw-send" -> RawSendBench.run();
            default -> System.out.println("usage: src/bench/run raw-send");
        }
        System.exit(0);
    }
}
