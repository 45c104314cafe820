package io.outbound.store;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * What fails because the database ended the connection is done again on another one. A pool trusts for a while (a
 * second, as we set it up) a connection that it has looked at, so several dead ones may be handed out one after another.
 * Thread-safe.
 */
public final class LostConnections {

    /** Outlasts the pool's trust several times, should connections end again meanwhile; callers wait up to a minute. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final long BREATH_MILLIS = 100;

    private LostConnections() {}

    /**
     * For whoever has no transaction: one that began on a dead connection stays on it.
     *
     * @param work bears being done twice, because the first try may have been committed after all
     * @throws RuntimeException what the work throws, also a lost connection, once connections have been lost for 5 s
     */
    public static <T> T bear(Supplier<T> work) {
        long begun = System.nanoTime();
        while (true) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                boolean late = System.nanoTime() - begun > PATIENCE.toNanos();
                if (late || !StoreFault.isLostConnection(e) || !breathe()) {
                    throw e;
                }
            }
        }
    }

    /** @return false when interrupted */
    private static boolean breathe() {
        try {
            Thread.sleep(BREATH_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
