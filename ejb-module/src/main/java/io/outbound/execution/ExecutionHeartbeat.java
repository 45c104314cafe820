package io.outbound.execution;

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

/** Three times a lease: renews the claims of this node and ends triggered runs that nobody told of. */
@Singleton
@Startup
@PermitAll
@DependsOn("FirstStart")
public class ExecutionHeartbeat {

    private static final Logger LOG = System.getLogger(ExecutionHeartbeat.class.getName());

    @Resource
    private TimerService timers;

    private ExecutionQueue queue;
    private UnitaryRuns unitary;
    private ExecutionSettings settings;

    protected ExecutionHeartbeat() {}

    @Inject
    public ExecutionHeartbeat(ExecutionQueue queue, UnitaryRuns unitary, ExecutionSettings settings) {
        this.queue = queue;
        this.unitary = unitary;
        this.settings = settings;
    }

    @PostConstruct
    void start() {
        long every = Math.max(300, settings.lease().toMillis() / 3);
        timers.createIntervalTimer(every, every, new TimerConfig(null, false));
    }

    @Timeout
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void beat() {
        try {
            queue.renewAll();
            unitary.finishOld();
        } catch (StoreException | EJBException e) {
            LOG.log(Level.WARNING, "OUT-0129 The claims of this node cannot be renewed now.");
        }
    }
}
