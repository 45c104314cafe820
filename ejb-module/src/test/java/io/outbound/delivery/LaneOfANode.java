package io.outbound.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A lane with two slots and its threads. */
final class LaneOfANode implements AutoCloseable {

    private final BlockingQueue<Set<UUID>> settled = new LinkedBlockingQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Lane lane;

    LaneOfANode(DeliveryFixture node) {
        this(node, false);
    }

    LaneOfANode(DeliveryFixture node, boolean bulk) {
        lane = new Lane(
                bulk,
                node.claims,
                node.backlog,
                node.mailings,
                new Fired<>(e -> settled.add(e.executionIds())),
                node.limits(Clock.systemUTC()),
                new Held());
        Slots slots = new Slots(2);
        start(lane);
        start(new SlotWorker(lane, slots, node.committer, node.steps));
        start(new SlotWorker(lane, slots, node.committer, node.steps));
    }

    private void start(Runnable work) {
        Thread thread = new Thread(work);
        thread.start();
        threads.add(thread);
    }

    void wake() {
        lane.wake();
    }

    void awaitSettled(UUID... runs) throws InterruptedException {
        Set<UUID> left = new HashSet<>(Set.of(runs));
        while (!left.isEmpty()) {
            Set<UUID> more = settledRuns();
            assertThat(more).as("settled, while waiting for " + left).isNotEmpty();
            left.removeAll(more);
        }
    }

    Set<UUID> settledRuns() throws InterruptedException {
        Set<UUID> runs = settled.poll(20, TimeUnit.SECONDS);
        return runs == null ? Set.of() : runs;
    }

    @Override
    public void close() {
        lane.end();
        try {
            for (Thread thread : threads) {
                thread.join(10_000);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
