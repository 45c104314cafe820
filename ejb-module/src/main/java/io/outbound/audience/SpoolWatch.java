package io.outbound.audience;

import io.outbound.store.StoreException;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Looks after uploaded files soon after the start of a node and then each minute. */
@Singleton
@Startup
@PermitAll
@DependsOn("FirstStart")
public class SpoolWatch {

    private static final Logger LOG = System.getLogger(SpoolWatch.class.getName());
    private static final long FIRST_MILLIS = 5_000;
    private static final long EVERY_MILLIS = 60_000;

    @Resource
    private TimerService timers;

    private SpoolCare care;

    protected SpoolWatch() {}

    @Inject
    public SpoolWatch(SpoolCare care) {
        this.care = care;
    }

    @PostConstruct
    void start() {
        timers.createIntervalTimer(FIRST_MILLIS, EVERY_MILLIS, new TimerConfig(null, false));
    }

    @Timeout
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void look() {
        try {
            care.look();
        } catch (StoreException | UncheckedIOException e) {
            LOG.log(Level.WARNING, "OUT-0047 Uploaded files cannot be looked after now; tried again in a minute.", e);
        }
    }
}
