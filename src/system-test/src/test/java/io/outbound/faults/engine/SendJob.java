package io.outbound.faults.engine;

import io.outbound.batch.campaignsend.DeliverPart;
import io.outbound.batch.campaignsend.DeliverPlan;
import io.outbound.batch.campaignsend.ExpandAudience;
import io.outbound.batch.campaignsend.ReleaseClaim;
import io.outbound.batch.campaignsend.SettleRun;
import io.outbound.execution.Claim;
import jakarta.batch.api.Batchlet;
import jakarta.batch.api.listener.JobListener;
import jakarta.batch.api.partition.PartitionPlan;
import jakarta.batch.runtime.context.JobContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;

/** The job {@code campaign-send} with its own artifacts: expand, deliver in parts side by side, settle, release. */
final class SendJob implements Runnable {

    private static final Logger LOG = System.getLogger(SendJob.class.getName());

    private final Wiring wiring;
    private final Map<Class<?>, Object> own;

    SendJob(Wiring wiring, Claim claim) {
        this.wiring = wiring;
        this.own = Map.of(JobContext.class, context(claim));
    }

    private static Object context(Claim claim) {
        Properties properties = new Properties();
        properties.setProperty("executionId", claim.executionId().toString());
        properties.setProperty("fence", String.valueOf(claim.fence()));
        return Proxy.newProxyInstance(
                SendJob.class.getClassLoader(),
                new Class<?>[] {JobContext.class},
                (proxy, method, arguments) -> method.getName().equals("getProperties") ? properties : null);
    }

    @Override
    public void run() {
        try {
            step(ExpandAudience.class).process();
            deliver();
            step(SettleRun.class).process();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "a job ends: {0}", e.toString());
        } finally {
            release();
        }
    }

    private void deliver() throws Exception {
        PartitionPlan plan = wiring.fresh(DeliverPlan.class, own).mapPartitions();
        AtomicReference<Exception> failure = new AtomicReference<>();
        List<Thread> parts = new ArrayList<>();
        for (Properties part : plan.getPartitionProperties()) {
            Batchlet batchlet = step(DeliverPart.class);
            give(batchlet, part);
            Thread thread = new Thread(() -> process(batchlet, failure), "part-" + part.getProperty("part"));
            thread.start();
            parts.add(thread);
        }
        for (Thread part : parts) {
            part.join();
        }
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    private static void process(Batchlet part, AtomicReference<Exception> failure) {
        try {
            part.process();
        } catch (Exception e) {
            failure.set(e);
        }
    }

    /** Batch properties are fields of text. */
    private static void give(Batchlet batchlet, Properties properties) throws ReflectiveOperationException {
        for (String name : properties.stringPropertyNames()) {
            Field field = batchlet.getClass().getDeclaredField(name);
            field.setAccessible(true);
            field.set(batchlet, properties.getProperty(name));
        }
    }

    private Batchlet step(Class<? extends Batchlet> artifact) {
        return wiring.fresh(artifact, own);
    }

    private void release() {
        try {
            JobListener listener = wiring.fresh(ReleaseClaim.class, own);
            listener.afterJob();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "a claim is not released: {0}", e.toString());
        }
    }
}
