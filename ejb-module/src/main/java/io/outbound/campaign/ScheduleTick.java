package io.outbound.campaign;

import io.outbound.store.ClockSkew;
import io.outbound.store.StoreException;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJBException;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/**
 * Looks once a second for campaigns whose time has come. Every node does; the timer is not persistent, because the rows
 * are the truth. A node whose clock is far from the database's does nothing until that is mended.
 */
@Singleton
@Startup
@PermitAll
@DependsOn("FirstStart")
public class ScheduleTick {

    private static final Logger LOG = System.getLogger(ScheduleTick.class.getName());
    private static final long EVERY_MILLIS = 1_000;
    private static final int AT_ONCE = 200;

    @Resource
    private TimerService timers;

    private ScheduleBook book;
    private ClockSkew skew;

    protected ScheduleTick() {}

    @Inject
    public ScheduleTick(ScheduleBook book, ClockSkew skew) {
        this.book = book;
        this.skew = skew;
    }

    @PostConstruct
    void start() {
        timers.createIntervalTimer(EVERY_MILLIS, EVERY_MILLIS, new TimerConfig(null, false));
    }

    @Timeout
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void tick() {
        try {
            int released = AT_ONCE;
            while (released > 0 && skew.isTolerable()) {
                released = releaseSome();
            }
        } catch (StoreException | EJBException e) {
            LOG.log(Level.WARNING, "OUT-0141 Campaigns that are due cannot be looked for now.");
        }
    }

    /** In any order, so that two nodes do not run after each other. */
    private int releaseSome() {
        List<UUID> due = book.due(AT_ONCE);
        Collections.shuffle(due);
        int released = 0;
        for (UUID id : due) {
            released += releaseOne(id) ? 1 : 0;
        }
        return released;
    }

    /** One that cannot be released does not keep back the others; it is tried again with the next tick. */
    private boolean releaseOne(UUID id) {
        try {
            return book.release(id);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "OUT-0142 A campaign that is due cannot be started now: " + id, e);
            return false;
        }
    }
}
