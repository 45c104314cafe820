package io.outbound.webhook;

import io.outbound.outbox.Subscriptions;
import io.outbound.settings.Configuration;
import io.outbound.store.StoreException;
import io.outbound.webhook.WebhookCalls.Turn;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJBException;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tells webhooks from this node: looks once a second for what is due and works on it with a few threads at a time, a part
 * of them for each webhook, so that a slow one does not keep the others waiting. One that fails has a rest of up to a
 * minute. Every node does; the rows say who has what.
 */
@Singleton
@Startup
@PermitAll
@DependsOn("FirstStart")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WebhookNode {

    private static final Logger LOG = System.getLogger(WebhookNode.class.getName());
    private static final long EVERY_MILLIS = 1_000;
    private static final int MOST_TICKS_OF_REST = 60;

    @Resource
    private TimerService timers;

    @Resource
    private ManagedThreadFactory threads;

    private WebhookQueue queue;
    private WebhookCalls calls;
    private Subscriptions subscriptions;
    private Configuration configuration;
    private int connections;
    private final AtomicInteger busy = new AtomicInteger();
    private final Map<UUID, Worker> workers = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    protected WebhookNode() {}

    @Inject
    public WebhookNode(
            WebhookQueue queue, WebhookCalls calls, Subscriptions subscriptions, Configuration configuration) {
        this.queue = queue;
        this.calls = calls;
        this.subscriptions = subscriptions;
        this.configuration = configuration;
    }

    @PostConstruct
    void start() {
        connections = configuration.number("outbound.webhook.connections", 8);
        timers.createIntervalTimer(EVERY_MILLIS, EVERY_MILLIS, new TimerConfig(null, false));
    }

    @Timeout
    public void tick() {
        try {
            subscriptions.refresh();
            for (UUID webhook : queue.due()) {
                workers.computeIfAbsent(webhook, Worker::new).wake();
            }
        } catch (StoreException | EJBException e) {
            LOG.log(Level.WARNING, "OUT-0190 Webhooks cannot be looked for now.");
        }
    }

    @PreDestroy
    void stop() {
        stopping = true;
    }

    /** The threads of one webhook, and its rest when it fails. */
    private final class Worker {

        private final UUID webhook;
        private final AtomicInteger running = new AtomicInteger();
        private volatile int failures;
        private int ticks;

        Worker(UUID webhook) {
            this.webhook = webhook;
        }

        void wake() {
            ticks++;
            if (failures > 0 && ticks < Math.min(MOST_TICKS_OF_REST, 1 << Math.min(failures, 6))) {
                return;
            }
            ticks = 0;
            int most = failures > 0 ? 1 : Math.max(1, connections / 2);
            while (running.get() < most && busy.get() < connections) {
                running.incrementAndGet();
                busy.incrementAndGet();
                threads.newThread(this::work).start();
            }
        }

        private void work() {
            try {
                Turn turn = Turn.TOLD;
                while (turn == Turn.TOLD && !stopping) {
                    turn = calls.next(webhook);
                    failures = turn == Turn.NOT_TOLD ? failures + 1 : turn == Turn.TOLD ? 0 : failures;
                }
            } catch (RuntimeException e) { // store or key away: what was taken is due again when its lease ends
                LOG.log(Level.WARNING, "OUT-0191 A webhook could not be told now.", e);
                failures++;
            } finally {
                running.decrementAndGet();
                busy.decrementAndGet();
            }
        }
    }
}
