package io.outbound.delivery;

import java.util.concurrent.Semaphore;

/**
 * The places on the wire of this node: as many messages can be under way at once, and as many can be in doubt after a
 * crash. Runs that send side by side take turns.
 */
final class Slots {

    private final Semaphore free;

    Slots(int number) {
        this.free = new Semaphore(number, true);
    }

    void take() throws InterruptedException {
        free.acquire();
    }

    void giveBack() {
        free.release();
    }

    boolean isWantedByOthers() {
        return free.hasQueuedThreads();
    }
}
