package io.outbound.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Claimed deliveries on their way through this node: those that wait for a slot, and all whose lease must be renewed. */
final class Held {

    private final LinkedBlockingQueue<Claimed> waiting = new LinkedBlockingQueue<>();
    private final Set<Long> ids = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    void add(List<Claimed> claimed) {
        claimed.forEach(one -> ids.add(one.id()));
        waiting.addAll(claimed);
    }

    /** Waits; null when there will be no more. */
    Claimed take() throws InterruptedException {
        while (true) {
            Claimed next = waiting.poll(20, TimeUnit.MILLISECONDS);
            if (next != null || ended) {
                return next;
            }
        }
    }

    Claimed poll() {
        return waiting.poll();
    }

    void settled(long id) {
        ids.remove(id);
    }

    int waiting() {
        return waiting.size();
    }

    boolean isEmpty() {
        return ids.isEmpty();
    }

    List<Long> ids() {
        return List.copyOf(ids);
    }

    /** No more will come. */
    void end() {
        ended = true;
    }

    /** Takes back what no slot has begun. */
    List<Claimed> drain() {
        List<Claimed> unsent = new ArrayList<>();
        waiting.drainTo(unsent);
        unsent.forEach(one -> ids.remove(one.id()));
        return unsent;
    }
}
