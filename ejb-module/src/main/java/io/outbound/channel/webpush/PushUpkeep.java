package io.outbound.channel.webpush;

import io.outbound.store.StoreException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;

/** Writes down which pushes were taken, and forgets visitors that nobody knows and nobody has seen for a quarter of a year. */
@Singleton
@PermitAll
public class PushUpkeep {

    private static final Logger LOG = System.getLogger(PushUpkeep.class.getName());
    private static final Duration KEPT = Duration.ofDays(90);

    private PushSuccesses successes;
    private PushSubscriptions subscriptions;
    private Clock clock;

    protected PushUpkeep() {}

    @Inject
    public PushUpkeep(PushSuccesses successes, PushSubscriptions subscriptions, Clock clock) {
        this.successes = successes;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void note() {
        successes.write();
    }

    @Schedule(hour = "3", minute = "41", persistent = false)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void forget() {
        try {
            subscriptions.forgetUnknown(clock.instant().minus(KEPT));
        } catch (StoreException e) {
            LOG.log(
                    Level.WARNING,
                    "OUT-0232 Visitors of long ago cannot be forgotten now (SQLState {0}).",
                    e.sqlState());
        }
    }
}
