package io.outbound.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How far this node's clock is from the database's: above 2 s it is said, above 30 s the node starts nothing. */
@ApplicationScoped
public class ClockSkew {

    private static final Logger LOG = System.getLogger(ClockSkew.class.getName());
    private static final Duration ODD = Duration.ofSeconds(2);
    private static final Duration TOO_MUCH = Duration.ofSeconds(30);
    private static final Duration SAY_AGAIN = Duration.ofMinutes(10);

    private Clock clock;
    private DatabaseTime database;
    private long saidAt = System.nanoTime() - SAY_AGAIN.toNanos();

    protected ClockSkew() {}

    @Inject
    public ClockSkew(Clock clock, DatabaseTime database) {
        this.clock = clock;
        this.database = database;
    }

    /** Asks the database. */
    public boolean isTolerable() {
        Instant theirs = database.now();
        Duration skew = Duration.between(theirs, clock.instant()).abs();
        if (skew.compareTo(ODD) > 0) {
            say(skew);
        }
        return skew.compareTo(TOO_MUCH) <= 0;
    }

    private synchronized void say(Duration skew) {
        if (System.nanoTime() - saidAt < SAY_AGAIN.toNanos()) {
            return;
        }
        saidAt = System.nanoTime();
        LOG.log(
                Level.WARNING,
                "OUT-0143 This node's clock and the database's are " + skew.toSeconds()
                        + " s apart; from 31 s on no campaign is started here.");
    }
}
