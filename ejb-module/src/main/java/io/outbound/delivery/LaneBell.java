package io.outbound.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/** Rings the lane once an acceptance is durable, not before. */
@ApplicationScoped
public class LaneBell {

    private LaneNode lane;

    protected LaneBell() {}

    @Inject
    public LaneBell(LaneNode lane) {
        this.lane = lane;
    }

    void accepted(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeliveriesWaiting event) {
        lane.wake();
    }
}
