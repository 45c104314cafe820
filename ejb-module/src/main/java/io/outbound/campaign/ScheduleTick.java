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
import java.util.ArrayList;
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
            DueCampaigns.Place reached = DueCampaigns.Place.START;
            while (reached != null && skew.isTolerable()) {
                reached = releaseSome(reached);
            }
        } catch (StoreException | EJBException e) {
            LOG.log(Level.WARNING, "OUT-0141 Campaigns that are due cannot be looked for now.");
        }
    }

    /**
     * In any order, so that two nodes do not run after each other.
     *
     * @return the last one that was looked at; null when none is due behind it
     */
    private DueCampaigns.Place releaseSome(DueCampaigns.Place after) {
        List<DueCampaigns.Place> due = book.due(after, AT_ONCE);
        List<DueCampaigns.Place> anyOrder = new ArrayList<>(due);
        Collections.shuffle(anyOrder);
        anyOrder.forEach(one -> releaseOne(one.id()));
        return due.size() < AT_ONCE ? null : due.get(due.size() - 1);
    }

    /** One that cannot be released does not keep back the others; it is tried again with the next tick. */
    private void releaseOne(UUID id) {
        try {
            book.release(id);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "OUT-0142 A campaign that is due cannot be started now: " + id, e);
        }
    }
}
