package io.outbound.delivery;

import io.outbound.limit.Buckets;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The sending side of this node: its slots, its group committers and the threads of both, from start to stop. Threads
 * come from the container's factory, one for each slot of a run: a slot spends its life waiting for the wire, and the
 * default executor of some servers has one thread only.
 */
@Singleton
@Startup
@PermitAll
@DependsOn("FirstStart")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DeliveryNode {

    private static final long STOP_NANOS = 20_000_000_000L;

    @Resource
    private ManagedThreadFactory threads;

    private GroupCommitters committers;
    private DeliverySettings settings;
    private Mailings mailings;
    private Claims claims;
    private Backlog backlog;
    private StormLog stormLog;
    private Allowance.Reins reins;
    private SlotWorker.Steps steps;

    private final Set<Held> all = ConcurrentHashMap.newKeySet();
    private Slots slots;
    private GroupCommitter committer;
    private volatile boolean stopping;

    protected DeliveryNode() {}

    @Inject
    public DeliveryNode(
            GroupCommitters committers,
            DeliverySettings settings,
            Mailings mailings,
            Claims claims,
            Backlog backlog,
            Storms storms,
            StormLog stormLog,
            BackOff backOff,
            Buckets buckets,
            RunLimits limits,
            Composer composer,
            Wire wire,
            Outcomes outcomes,
            Clock clock) {
        this.committers = committers;
        this.settings = settings;
        this.mailings = mailings;
        this.claims = claims;
        this.backlog = backlog;
        this.stormLog = stormLog;
        this.reins = new Allowance.Reins(storms, backOff, buckets, limits, clock);
        this.steps = new SlotWorker.Steps(composer, wire, outcomes, clock);
    }

    @PostConstruct
    void start() {
        slots = new Slots(settings.slots());
        committer = committers.open(threads);
    }

    /** How many parts the deliver step of a run is split into: each claims for itself and drives its share of the slots. */
    public int parts() {
        return Math.max(1, Math.min(4, settings.slots() / 8));
    }

    /**
     * Sends one part's share of a run until nothing waits. Blocks for as long as that takes; outside any transaction.
     *
     * @param fence of the claim on the run: who has lost it claims nothing more of it, also before it notices
     * @param goOn asked all the time: no means that this node has lost the run
     */
    public void deliver(UUID executionId, long fence, int part, int parts, BooleanSupplier goOn)
            throws InterruptedException {
        Mailing mailing = mailings.of(executionId).orElseThrow();
        int share = Math.max(1, settings.slots() / parts + (part < settings.slots() % parts ? 1 : 0));
        if (!mayBegin(mailing.campaignId(), part)) {
            return;
        }
        Held held = new Held();
        Allowance allowance = new Allowance(mailing, fence, reins);
        RunDelivery run = new RunDelivery(mailing, fence, share, claims, backlog, held, allowance);
        List<SlotWorker> workers = Stream.generate(() -> new SlotWorker(run, slots, committer, steps))
                .limit(share)
                .toList();
        all.add(held);
        try {
            boolean probing = reins.storms().isProbing(mailing.campaignId());
            run.drive(
                    workers,
                    threads,
                    () -> !stopping && goOn.getAsBoolean() && !isDecided(mailing.campaignId(), probing));
        } finally {
            all.remove(held);
        }
    }

    /** A campaign that was paused is tried by one part with a few messages. */
    private boolean mayBegin(UUID campaignId, int part) {
        Optional<Instant> probeAt = stormLog.probeAt(campaignId);
        if (probeAt.isEmpty()) {
            reins.storms().calm(campaignId);
            return true;
        }
        if (part > 0 || probeAt.get().isAfter(reins.clock().instant())) {
            return false;
        }
        reins.storms().probe(campaignId);
        return true;
    }

    /** Paused; or the probes were taken, and the run is begun anew with all its parts. */
    private boolean isDecided(UUID campaignId, boolean probing) {
        return reins.storms().isPaused(campaignId) || probing && !reins.storms().isProbing(campaignId);
    }

    /** The heartbeat of everything this node holds. */
    public void renew() {
        for (Held held : all) {
            List<Long> ids = held.ids();
            if (!ids.isEmpty()) {
                claims.renew(ids);
            }
        }
    }

    /** Lets messages that are under way end, so that a planned stop leaves none in doubt. */
    @PreDestroy
    void stop() {
        stopping = true;
        long end = System.nanoTime() + STOP_NANOS;
        while (!all.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(10_000_000L);
        }
        committer.close();
    }
}
