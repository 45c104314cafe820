package io.outbound.counter;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Which rows a writer adds to. Writers that work side by side each take one of their own: two of them wait for each
 * other only if their shards happen to be the same, and then for one commit.
 */
public final class Shard {

    private static final int SHARDS = 16;
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(SHARDS));

    private Shard() {}

    /** For a writer that writes one thing at a time. */
    public static int take() {
        return Math.floorMod(NEXT.getAndIncrement(), SHARDS);
    }

    /** For one of many that write at the same moment. */
    static int any() {
        return ThreadLocalRandom.current().nextInt(SHARDS);
    }
}
