package io.outbound.faults.engine;

import io.outbound.channel.smtp.SmtpSender;
import io.outbound.channel.spi.ChannelSender;
import io.outbound.delivery.DeliveryHeartbeat;
import io.outbound.delivery.DeliverySettings;
import io.outbound.execution.Claim;
import io.outbound.execution.ExecutionQueue;
import io.outbound.execution.ExecutionRun;
import io.outbound.execution.ExecutionSettings;
import io.outbound.execution.UnitaryRuns;
import io.outbound.settings.MasterKey;
import io.outbound.store.Database;
import jakarta.ejb.TimerService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * One node that sends, without a server: claims, slots, group committer, lane, heartbeats. Configured by the product's own
 * {@code outbound.*} properties and {@code engine.db}; says READY once it works, and ends with its parent.
 */
public final class EngineNode {

    private static final Logger LOG = System.getLogger(EngineNode.class.getName());
    private static final Duration PUMP = Duration.ofMillis(20);
    private static final int POOL = 24;

    private final Wiring wiring = new Wiring();
    private final ExecutionQueue queue;
    private final DeliveryHeartbeat heartbeat;
    private volatile boolean going = true;

    private EngineNode(PooledDatabase database) {
        wiring.give(Database.class, database)
                .give(PooledDatabase.class, database)
                .give(Clock.class, Clock.tick(Clock.systemUTC(), Duration.ofMillis(1)))
                .give(ManagedThreadFactory.class, threads())
                .give(TimerService.class, noTimers())
                .choose(ChannelSender.class, SmtpSender.class)
                .listen(UnitaryRuns.class);
        queue = new TransactionalQueue(database, wiring.get(ExecutionQueue.class));
        wiring.give(ExecutionQueue.class, queue)
                .give(ExecutionRun.class, new TransactionalRun(database, wiring.get(ExecutionRun.class)));
        heartbeat = wiring.get(DeliveryHeartbeat.class);
    }

    public static void main(String[] arguments) throws IOException {
        EngineNode node = new EngineNode(new PooledDatabase(System.getProperty("engine.db"), POOL));
        Runtime.getRuntime().addShutdownHook(new Thread(node::stop));
        node.wiring.get(MasterKey.class).generateIfNone();
        node.start();
        System.out.println("READY");
        try (BufferedReader parent = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            while (parent.readLine() != null) {
                // nobody says anything: the end of the parent is the end of this
            }
        }
        System.exit(0);
    }

    private void start() {
        every(PUMP, "pump", this::pump);
        long claims = wiring.get(ExecutionSettings.class).lease().toMillis() / 3;
        every(Duration.ofMillis(Math.max(300, claims)), "claims", queue::renewAll);
        long lease = wiring.get(DeliverySettings.class).lease().toMillis() / 3;
        every(Duration.ofMillis(Math.max(500, lease)), "leases", heartbeat::beat);
    }

    private void pump() {
        for (Optional<Claim> claim = queue.claimNext(); claim.isPresent() && going; claim = queue.claimNext()) {
            queue.begin(claim.get());
            new Thread(new SendJob(wiring, claim.get()), "job").start();
        }
    }

    private void every(Duration pause, String name, Runnable work) {
        Thread thread = new Thread(() -> repeat(pause, work), name);
        thread.setDaemon(true);
        thread.start();
    }

    private void repeat(Duration pause, Runnable work) {
        while (going) {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "{0} later: {1}", Thread.currentThread().getName(), e.toString());
            }
            try {
                Thread.sleep(pause.toMillis());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** As a server that is told to end. */
    private void stop() {
        going = false;
        wiring.close();
    }

    /** What beats here is beaten by threads of this class. */
    private static TimerService noTimers() {
        return (TimerService) Proxy.newProxyInstance(
                EngineNode.class.getClassLoader(),
                new Class<?>[] {TimerService.class},
                (proxy, method, arguments) -> null);
    }

    private static ManagedThreadFactory threads() {
        return (ManagedThreadFactory) Proxy.newProxyInstance(
                EngineNode.class.getClassLoader(),
                new Class<?>[] {ManagedThreadFactory.class},
                (proxy, method, arguments) -> new Thread((Runnable) arguments[0]));
    }
}
