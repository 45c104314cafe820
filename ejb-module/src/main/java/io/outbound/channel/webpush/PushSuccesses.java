package io.outbound.channel.webpush;

import io.outbound.store.StoreException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which subscriptions took a message: noted in memory and written for all of them every few seconds, because a statement for
 * each would halve the rate; what a crash loses is told by the next message. Thread-safe.
 */
@ApplicationScoped
public class PushSuccesses {

    private static final Logger LOG = System.getLogger(PushSuccesses.class.getName());
    private static final int MOST = 5_000;

    private final Set<String> noted = ConcurrentHashMap.newKeySet();
    private PushSubscriptions subscriptions;
    private Clock clock;

    protected PushSuccesses() {}

    @Inject
    public PushSuccesses(PushSubscriptions subscriptions, Clock clock) {
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    void note(String address) {
        noted.add(address);
    }

    /** What has been noted so far. */
    void write() {
        try {
            while (!noted.isEmpty()) {
                write(some());
            }
        } catch (StoreException e) {
            LOG.log(
                    Level.WARNING,
                    "OUT-0231 Which pushes were taken cannot be noted now (SQLState {0}).",
                    e.sqlState());
        }
    }

    private void write(Set<String> those) {
        Instant now = clock.instant();
        noted.removeAll(those);
        subscriptions.succeeded(those, now);
    }

    private Set<String> some() {
        Set<String> some = new HashSet<>();
        for (String address : noted) {
            some.add(address);
            if (some.size() == MOST) {
                return some;
            }
        }
        return some;
    }
}
