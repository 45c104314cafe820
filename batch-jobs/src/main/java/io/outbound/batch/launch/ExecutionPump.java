package io.outbound.batch.launch;

import io.outbound.delivery.Backlog;
import io.outbound.execution.Claim;
import io.outbound.execution.ExecutionQueue;
import io.outbound.store.SchemaMigration;
import io.outbound.store.StoreException;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.batch.operations.BatchRuntimeException;
import jakarta.batch.runtime.BatchRuntime;
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
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceConfigurationError;

/**
 * Looks twice a second for runs that nobody works on and starts a job for each. Outside any transaction: a job started
 * inside one could begin before, or without, the claim being committed. A tick plus a row in the database, never a
 * persistent timer.
 */
@Singleton
@Startup
@PermitAll
public class ExecutionPump {

    private static final Logger LOG = System.getLogger(ExecutionPump.class.getName());
    private static final long EVERY_MILLIS = 500;

    @Resource
    private TimerService timers;

    private ExecutionQueue queue;
    private Backlog backlog;
    private SchemaMigration schema;

    protected ExecutionPump() {}

    @Inject
    public ExecutionPump(ExecutionQueue queue, Backlog backlog, SchemaMigration schema) {
        this.queue = queue;
        this.backlog = backlog;
        this.schema = schema;
    }

    @PostConstruct
    void start() {
        schema.awaitCurrent();
        timers.createIntervalTimer(EVERY_MILLIS, EVERY_MILLIS, new TimerConfig(null, false));
    }

    @Timeout
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void pump() {
        try {
            Optional<Claim> claim = queue.claimNext();
            while (claim.isPresent()) {
                launch(claim.get());
                claim = queue.claimNext();
            }
        } catch (EJBException e) {
            LOG.log(Level.WARNING, "OUT-0131 Requested runs cannot be claimed now.", e);
        }
    }

    private void launch(Claim claim) {
        queue.begin(claim);
        Properties parameters = new Properties();
        parameters.setProperty("executionId", claim.executionId().toString());
        parameters.setProperty("fence", String.valueOf(claim.fence()));
        try {
            BatchRuntime.getJobOperator().start(jobFor(claim), parameters);
        } catch (BatchRuntimeException | ServiceConfigurationError e) { // the latter: the runtime itself cannot start
            LOG.log(Level.ERROR, "OUT-0132 The send job of a run cannot be started; tried again soon.", e);
            queue.release(claim);
        }
    }

    private String jobFor(Claim claim) {
        try {
            return backlog.isForRetries(claim.executionId()) ? "delivery-retry" : "campaign-send";
        } catch (StoreException e) {
            return "campaign-send"; // it tries again, too
        }
    }
}
