package io.outbound.batch.launch;

import io.outbound.settings.Configuration;
import io.outbound.store.SchemaMigration;
import io.outbound.upkeep.JobTurns;
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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceConfigurationError;

/**
 * Starts the jobs that any node does now and then, on one node at a time: {@code statistics-rollup} every
 * {@code outbound.statistics.rollup-seconds} (900), {@code retention} every {@code outbound.retention.every-seconds}
 * (3600). Otherwise as {@link ExecutionPump}.
 */
@Singleton
@Startup
@PermitAll
public class UpkeepPump {

    private static final Logger LOG = System.getLogger(UpkeepPump.class.getName());
    private static final long FIRST_MILLIS = 15_000;
    private static final long EVERY_MILLIS = 2_000;

    @Resource
    private TimerService timers;

    private final Map<String, Duration> jobs = new LinkedHashMap<>();
    private JobTurns turns;
    private Configuration configuration;
    private SchemaMigration schema;

    protected UpkeepPump() {}

    @Inject
    public UpkeepPump(JobTurns turns, Configuration configuration, SchemaMigration schema) {
        this.turns = turns;
        this.configuration = configuration;
        this.schema = schema;
    }

    @PostConstruct
    void start() {
        schema.awaitCurrent();
        every("statistics-rollup", "outbound.statistics.rollup-seconds", 900);
        every("retention", "outbound.retention.every-seconds", 3_600);
        timers.createIntervalTimer(FIRST_MILLIS, EVERY_MILLIS, new TimerConfig(null, false));
    }

    private void every(String job, String key, int seconds) {
        jobs.put(job, Duration.ofSeconds(Math.max(1, configuration.number(key, seconds))));
    }

    @Timeout
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void pump() {
        try {
            jobs.forEach((job, every) -> {
                if (turns.take(job, every)) {
                    launch(job);
                }
            });
        } catch (EJBException e) {
            LOG.log(Level.WARNING, "OUT-0155 It cannot be seen now which jobs are due.", e);
        }
    }

    private static void launch(String job) {
        try {
            BatchRuntime.getJobOperator().start(job, new Properties());
        } catch (BatchRuntimeException | ServiceConfigurationError e) { // the latter: the runtime itself cannot start
            LOG.log(Level.ERROR, "OUT-0154 A job cannot be started; tried again at its next turn: " + job, e);
        }
    }
}
