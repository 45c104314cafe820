package io.outbound.delivery;

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

/** Three times a lease: renews what this node holds and takes back what a dead node held and what came back to halted runs. */
@Singleton
@Startup
@PermitAll
@DependsOn({"DeliveryNode", "LaneNode"})
public class DeliveryHeartbeat {

    private static final Logger LOG = System.getLogger(DeliveryHeartbeat.class.getName());

    @Resource
    private TimerService timers;

    private DeliveryNode node;
    private LaneNode lane;
    private Leases leases;
    private Halts halts;
    private DeliverySettings settings;

    protected DeliveryHeartbeat() {}

    @Inject
    public DeliveryHeartbeat(DeliveryNode node, LaneNode lane, Leases leases, Halts halts, DeliverySettings settings) {
        this.node = node;
        this.lane = lane;
        this.leases = leases;
        this.halts = halts;
        this.settings = settings;
    }

    @PostConstruct
    void start() {
        long every = Math.max(500, settings.lease().toMillis() / 3);
        timers.createIntervalTimer(every, every, new TimerConfig(null, false));
    }

    @Timeout
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void beat() {
        try {
            node.renew();
            lane.renew();
            leases.expire();
            halts.haltLeftBehind();
        } catch (StoreException e) {
            notNow(e);
        } catch (EJBException e) {
            // what a bean of the container throws comes wrapped
            if (!(e.getCausedByException() instanceof StoreException cause)) {
                throw e;
            }
            notNow(cause);
        }
    }

    private static void notNow(StoreException e) {
        LOG.log(Level.WARNING, "OUT-0126 Leases cannot be renewed now (SQLState {0}).", e.sqlState());
    }
}
