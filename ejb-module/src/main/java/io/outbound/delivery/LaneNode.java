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
import java.util.List;

/**
 * Sends triggered messages on this node from start to stop, in two lanes: standard triggers, and those of high throughput.
 * Each lane has slots and a committer of its own: neither a broadcast nor a flood in the other lane makes its messages
 * wait.
 */
@Singleton
@Startup
@PermitAll
@DependsOn("FirstStart")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LaneNode {

    @Resource
    private ManagedThreadFactory threads;

    private GroupCommitters committers;
    private DeliverySettings settings;
    private Claims claims;
    private Backlog backlog;
    private Mailings mailings;
    private Event<UnitarySettled> settled;
    private RunLimits limits;
    private SlotWorker.Steps steps;
    private List<RunningLane> lanes = List.of();

    protected LaneNode() {}

    @Inject
    public LaneNode(
            GroupCommitters committers,
            DeliverySettings settings,
            Claims claims,
            Backlog backlog,
            Mailings mailings,
            Composer composer,
            Wire wire,
            Outcomes outcomes,
            Event<UnitarySettled> settled,
            RunLimits limits,
            Clock clock) {
        this.committers = committers;
        this.settings = settings;
        this.claims = claims;
        this.backlog = backlog;
        this.mailings = mailings;
        this.settled = settled;
        this.limits = limits;
        this.steps = new SlotWorker.Steps(composer, wire, outcomes, clock);
    }

    @PostConstruct
    void start() {
        lanes = List.of(lane(false, settings.laneSlots()), lane(true, settings.bulkLaneSlots()));
    }

    private RunningLane lane(boolean bulk, int slots) {
        Held held = new Held();
        Lane lane = new Lane(bulk, claims, backlog, mailings, settled, limits, held);
        RunningLane running = new RunningLane(claims, lane, held, committers.open(threads), threads);
        running.start(slots, steps);
        return running;
    }

    public void wake() {
        lanes.forEach(RunningLane::wake);
    }

    /** The heartbeat of everything these lanes hold. */
    public void renew() {
        lanes.forEach(RunningLane::renew);
    }

    @PreDestroy
    void stop() {
        lanes.forEach(RunningLane::end);
        try {
            for (RunningLane lane : lanes) {
                lane.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lanes.forEach(RunningLane::close);
    }
}
