package io.outbound.delivery;

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
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Sends triggered messages on this node from start to stop, with slots and a committer of its own: a broadcast does not
 * make them wait.
 */
@Singleton
@Startup
@PermitAll
@DependsOn("FirstStart")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LaneNode {

    private static final long STOP_MILLIS = TimeUnit.SECONDS.toMillis(20);

    @Resource
    private ManagedThreadFactory threads;

    private GroupCommitters committers;
    private DeliverySettings settings;
    private Claims claims;
    private SlotWorker.Steps steps;
    private Held held;
    private Lane lane;
    private GroupCommitter committer;
    private final List<Thread> running = new ArrayList<>();

    protected LaneNode() {}

    @Inject
    public LaneNode(
            GroupCommitters committers,
            DeliverySettings settings,
            Mailings mailings,
            Claims claims,
            Backlog backlog,
            Composer composer,
            Wire wire,
            Outcomes outcomes,
            Event<UnitarySettled> settled,
            Clock clock) {
        this.committers = committers;
        this.settings = settings;
        this.claims = claims;
        this.steps = new SlotWorker.Steps(composer, wire, outcomes, clock);
        this.held = new Held();
        this.lane = new Lane(claims, backlog, mailings, settled, held);
    }

    @PostConstruct
    void start() {
        committer = committers.open(threads);
        Slots slots = new Slots(settings.laneSlots());
        run(lane);
        for (int i = 0; i < settings.laneSlots(); i++) {
            run(new SlotWorker(lane, slots, committer, steps));
        }
    }

    private void run(Runnable work) {
        Thread thread = threads.newThread(work);
        thread.start();
        running.add(thread);
    }

    public void wake() {
        lane.wake();
    }

    /** The heartbeat of everything this lane holds. */
    public void renew() {
        List<Long> ids = held.ids();
        if (!ids.isEmpty()) {
            claims.renew(ids);
        }
    }

    @PreDestroy
    void stop() {
        lane.end();
        List<Claimed> unsent = held.drain();
        if (!unsent.isEmpty()) {
            claims.giveBack(unsent);
        }
        try {
            for (Thread thread : running) {
                thread.join(STOP_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        committer.close();
    }
}
