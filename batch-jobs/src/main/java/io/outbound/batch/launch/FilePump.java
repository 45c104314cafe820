package io.outbound.batch.launch;

import io.outbound.audience.FileClaim;
import io.outbound.audience.FileJob.Kind;
import io.outbound.audience.FileQueue;
import io.outbound.execution.NodeIdentity;
import io.outbound.store.SchemaMigration;
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

/** Looks twice a second for imports and exports that nobody works on; otherwise as {@link ExecutionPump}. */
@Singleton
@Startup
@PermitAll
public class FilePump {

    private static final Logger LOG = System.getLogger(FilePump.class.getName());
    private static final long EVERY_MILLIS = 500;

    @Resource
    private TimerService timers;

    private FileQueue queue;
    private NodeIdentity node;
    private SchemaMigration schema;

    protected FilePump() {}

    @Inject
    public FilePump(FileQueue queue, NodeIdentity node, SchemaMigration schema) {
        this.queue = queue;
        this.node = node;
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
            Optional<FileQueue.Taken> taken = queue.claimNext(node.id());
            while (taken.isPresent()) {
                launch(taken.get());
                taken = queue.claimNext(node.id());
            }
        } catch (EJBException e) {
            LOG.log(Level.WARNING, "OUT-0045 Imports and exports cannot be claimed now.", e);
        }
    }

    private void launch(FileQueue.Taken taken) {
        FileClaim claim = taken.claim();
        queue.begin(claim);
        Properties parameters = new Properties();
        parameters.setProperty("fileId", claim.id().toString());
        parameters.setProperty("fence", String.valueOf(claim.fence()));
        try {
            BatchRuntime.getJobOperator()
                    .start(taken.kind() == Kind.IMPORT ? "contact-import" : "contact-export", parameters);
        } catch (BatchRuntimeException | ServiceConfigurationError e) { // the latter: the runtime itself cannot start
            LOG.log(Level.ERROR, "OUT-0042 The job of an import or export cannot be started; tried again soon.", e);
            queue.release(claim);
        }
    }
}
