package io.outbound.audience;

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

/** A week after they were asked for, imports with their bad rows and exports with their files are forgotten. */
@Singleton
@PermitAll
public class FileRetention {

    private static final Logger LOG = System.getLogger(FileRetention.class.getName());
    private static final Duration KEPT = Duration.ofDays(7);

    private FileJobs jobs;
    private Spool spool;
    private Clock clock;

    protected FileRetention() {}

    @Inject
    public FileRetention(FileJobs jobs, Spool spool, Clock clock) {
        this.jobs = jobs;
        this.spool = spool;
        this.clock = clock;
    }

    @Schedule(hour = "*", minute = "23", persistent = false)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void forget() {
        try {
            jobs.old(clock.instant().minus(KEPT)).forEach(id -> {
                jobs.forget(id);
                spool.discard(id);
            });
        } catch (StoreException e) {
            LOG.log(
                    Level.WARNING,
                    "OUT-0044 Old imports and exports cannot be removed now (SQLState {0}).",
                    e.sqlState());
        }
    }
}
