package io.outbound.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** One lane with the slots, the group committer and the threads that are its own. */
final class RunningLane {

    private static final long STOP_MILLIS = TimeUnit.SECONDS.toMillis(20);

    private final Claims claims;
    private final Lane lane;
    private final Held held;
    private final GroupCommitter committer;
    private final ThreadFactory threads;
    private final List<Thread> running = new ArrayList<>();

    RunningLane(Claims claims, Lane lane, Held held, GroupCommitter committer, ThreadFactory threads) {
        this.claims = claims;
        this.lane = lane;
        this.held = held;
        this.committer = committer;
        this.threads = threads;
    }

    void start(int number, SlotWorker.Steps steps) {
        Slots slots = new Slots(number);
        run(lane);
        for (int i = 0; i < number; i++) {
            run(new SlotWorker(lane, slots, committer, steps));
        }
    }

    private void run(Runnable work) {
        Thread thread = threads.newThread(work);
        thread.start();
        running.add(thread);
    }

    void wake() {
        lane.wake();
    }

    void renew() {
        List<Long> ids = held.ids();
        if (!ids.isEmpty()) {
            claims.renew(ids);
        }
    }

    /** Takes up nothing more. */
    void end() {
        lane.end();
        List<Claimed> unsent = held.drain();
        if (!unsent.isEmpty()) {
            claims.giveBack(unsent);
            lane.giveBackTurns(unsent);
        }
    }

    /** Lets messages that are under way end. */
    void join() throws InterruptedException {
        for (Thread thread : running) {
            thread.join(STOP_MILLIS);
        }
    }

    void close() {
        committer.close();
    }
}
