package io.outbound.execution;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The claims that this process works on; lost with it, unlike the leases in the database. A claim that nobody has worked
 * on for a while is given up: its job died without a word, for example with the database.
 */
@ApplicationScoped
public class HeldRuns {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    /** Work on a claim, from here to the end of a {@code try}. */
    public interface Work extends AutoCloseable {
        @Override
        void close();
    }

    private static final class Hold {
        final long fence;
        private int workers;
        private long left = System.nanoTime();

        Hold(long fence) {
            this.fence = fence;
        }

        synchronized void enter() {
            workers++;
        }

        synchronized void leave() {
            workers--;
            left = System.nanoTime();
        }

        synchronized boolean isAbandoned() {
            return workers == 0 && System.nanoTime() - left > PATIENCE_NANOS;
        }
    }

    private final Map<UUID, Hold> holds = new ConcurrentHashMap<>();

    void hold(Claim claim) {
        holds.put(claim.executionId(), new Hold(claim.fence()));
    }

    void letGo(Claim claim) {
        holds.computeIfPresent(claim.executionId(), (id, hold) -> hold.fence == claim.fence() ? null : hold);
    }

    /** No once the lease was lost or the run has ended: whoever works on it stops. */
    public boolean holds(Claim claim) {
        Hold hold = holds.get(claim.executionId());
        return hold != null && hold.fence == claim.fence();
    }

    /** Says that somebody works on it, for as long as it takes. */
    public Work work(Claim claim) {
        Hold hold = holds.get(claim.executionId());
        if (hold == null || hold.fence != claim.fence()) {
            throw new ClaimLostException(claim);
        }
        hold.enter();
        return hold::leave;
    }

    void letGoOfAbandoned() {
        holds.values().removeIf(Hold::isAbandoned);
    }

    List<Claim> all() {
        return holds.entrySet().stream()
                .map(entry -> new Claim(entry.getKey(), entry.getValue().fence))
                .toList();
    }
}
