package io.outbound.product;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** Waits for what the product does on its own, by asking it. */
public final class Await {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration LONG = Duration.ofMinutes(20);

    private Await() {}

    /** Asks until the answer is as wanted, and returns it. */
    public static <T> T until(String what, Supplier<T> question, Predicate<T> wanted) {
        return until(what, PATIENCE, question, wanted);
    }

    /** What takes the longer the more there is of it is given its own patience. */
    public static <T> T until(String what, Duration patience, Supplier<T> question, Predicate<T> wanted) {
        return Awaitility.await(what)
                .atMost(patience)
                .pollInterval(Duration.ofMillis(200))
                .until(question::get, wanted);
    }

    /** Asks every few milliseconds: for what is measured by the wait, or must be seen before it is over. */
    public static void closely(String what, Callable<Boolean> happened) {
        Awaitility.await(what)
                .atMost(LONG)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(happened);
    }

    /** A start has all the time that a busy machine needs. */
    public static void started(String what, Callable<Boolean> happened) {
        Awaitility.await(what)
                .atMost(START)
                .pollInterval(Duration.ofMillis(200))
                .until(happened);
    }

    static void ready(Product product, Duration patience) {
        Awaitility.await("readiness of " + product.url())
                .atMost(patience)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> isReady(product));
    }

    private static boolean isReady(Product product) {
        try {
            return product.anonymous().get("/health/ready").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }
}
