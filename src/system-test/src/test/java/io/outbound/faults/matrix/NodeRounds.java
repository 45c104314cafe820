package io.outbound.faults.matrix;

import io.outbound.faults.engine.Broadcast;
import io.outbound.faults.engine.Engine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Two nodes on one database. */
@SuppressWarnings("try") // what is closed at the end is a node that works meanwhile
final class NodeRounds extends EngineRounds {

    private static final int RUNS = 10;
    private static final int PEOPLE = 300;
    private static final String LEASE_SECONDS = "2";
    private static final Map<String, String> SHORT_LEASES =
            Map.of("outbound.delivery.lease-seconds", LEASE_SECONDS, "outbound.execution.lease-seconds", LEASE_SECONDS);

    NodeRounds(Stage stage) {
        super(stage);
    }

    /** F24: ten runs and a hundred triggered messages at once, nobody dies. */
    Tally shareTheWork(Random dice, int most) throws Exception {
        bench().mark();
        Audit audit = new Audit();
        List<Broadcast> all = new ArrayList<>();
        try (Engine one = bench().start("one").awaitReady();
                Engine two = bench().start("two").awaitReady()) {
            for (int i = 0; i < Math.min(RUNS, most); i++) {
                all.add(runs().request(PEOPLE));
            }
            Broadcast triggered = runs().accept(100, "HOLD");
            for (Broadcast run : all) {
                audit.of(run.campaign(), run.recipients());
                awaitDone(run);
            }
            audit.of(triggered.campaign(), triggered.recipients());
            await("the triggered messages", () -> runs().count(triggered, "SENT") == 100);
        }
        return account(audit, all.size(), 0);
    }

    /** F25: the node that sends stands still for two leases; when it goes on, the run is another's. */
    Tally oneStandsStill(Random dice, int most) throws Exception {
        Watched watched = begin(PEOPLE * 5, "HOLD");
        Broadcast run = watched.run();
        try (Engine first = bench().start("one", List.of(), SHORT_LEASES).awaitReady()) {
            int some = 50 + dice.nextInt(PEOPLE);
            await("a part", () -> runs().count(run, "SENT") > some);
            first.freeze();
            try (Engine second = bench().start("two", List.of(), SHORT_LEASES).awaitReady()) {
                look(watched.audit());
                Thread.sleep(
                        Duration.ofSeconds(2 * Long.parseLong(LEASE_SECONDS)).toMillis());
                first.thaw();
                awaitDone(run);
            }
        }
        look(watched.audit());
        return account(watched.audit(), 1, 1);
    }

    /** F27: both are restarted in turn until the run is over. */
    Tally restartInTurn(Random dice, int most) throws Exception {
        Watched watched = begin(PEOPLE * 10, "HOLD");
        Engine[] nodes = {start("one"), start("two")};
        int kills = 0;
        while (kills < Math.min(10, most) && !isDone(watched.run())) {
            sometime(dice, 100, 600);
            int which = kills % 2;
            nodes[which].kill9();
            kills++;
            look(watched.audit());
            nodes[which] = start(which == 0 ? "one" : "two").awaitReady();
        }
        awaitDone(watched.run());
        nodes[0].close();
        nodes[1].close();
        return account(watched.audit(), kills, kills);
    }

    private Engine start(String name) throws Exception {
        return bench().start(name, List.of(), SHORT_LEASES);
    }
}
