package io.outbound.faults.matrix;

import io.outbound.faults.engine.Broadcast;
import io.outbound.faults.engine.Engine;
import io.outbound.faults.engine.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** People who press buttons: halt in the middle, launch many times at once. */
@SuppressWarnings("try") // what is closed at the end is a node that works meanwhile
final class HaltRounds extends EngineRounds {

    private static final int PEOPLE = 2_000;
    private static final int HALTS = 10;
    private static final int CLICKS = 50;

    HaltRounds(Stage stage) {
        super(stage);
    }

    /** F33. */
    Tally haltInTheMiddle(Random dice, int most) throws Exception {
        Watched watched = begin(PEOPLE, "HOLD");
        Broadcast run = watched.run();
        List<String> breaches = new ArrayList<>();
        int halts = 0;
        try (Operator operator = new Operator(bench());
                Engine engine = bench().start("node").awaitReady()) {
            while (halts < Math.min(HALTS, most) && !isDone(run)) {
                sometime(dice, 1, 250);
                if (operator.halt(run)) {
                    halts++;
                    breaches.addAll(afterTheHalt(run));
                    look(watched.audit());
                    operator.resume(run);
                }
            }
            awaitDone(run);
        }
        return account(watched.audit(), halts, 0).with(breaches);
    }

    /** Nothing is taken up any more, what was on the wire ends, and the sums are exact. */
    private List<String> afterTheHalt(Broadcast run) throws Exception {
        List<String> breaches = new ArrayList<>();
        int waiting = runs().count(run, "PENDING", "CLAIMED", "DEFERRED");
        if (waiting > 0) {
            breaches.add(waiting + " still wait after a halt");
        }
        await("the wire to be empty", () -> runs().count(run, "ATTEMPTING") == 0);
        int sent = runs().count(run, "SENT");
        int halted = runs().count(run, "HALTED");
        int arrived = bench().taken().size();
        if (sent + halted != PEOPLE || arrived != sent) {
            breaches.add("halted: " + sent + " sent, " + arrived + " arrived, " + halted + " halted of " + PEOPLE);
        }
        return breaches;
    }

    /** F34: fifty ask for the same run at once. */
    Tally launchAtOnce(Random dice, int most) throws Exception {
        bench().mark();
        List<Broadcast> wanted = new ArrayList<>();
        List<String> breaches = new ArrayList<>();
        Audit audit = new Audit();
        ExecutorService people = Executors.newFixedThreadPool(CLICKS);
        try (Operator operator = new Operator(bench());
                Engine engine = bench().start("node").awaitReady()) {
            for (int i = 0; i < Math.min(20, most); i++) {
                Broadcast run = runs().draft(10);
                wanted.add(run);
                audit.of(run.campaign(), run.recipients());
                Callable<Boolean> click = () -> operator.launch(run);
                long launched = people.invokeAll(java.util.Collections.nCopies(CLICKS, click)).stream()
                        .filter(HaltRounds::won)
                        .count();
                if (launched != 1) {
                    breaches.add(launched + " of " + CLICKS + " launches made a run");
                }
            }
            for (Broadcast run : wanted) {
                await(
                        "the run",
                        () -> count("select count(*) from execution where campaign_id = '" + run.campaign()
                                        + "' and state = 'DONE'")
                                == 1);
            }
        } finally {
            people.shutdownNow();
        }
        return account(audit, wanted.size(), 0).with(breaches);
    }

    private static boolean won(Future<Boolean> click) {
        try {
            return click.get();
        } catch (Exception refused) {
            return false;
        }
    }
}
