package io.outbound.faults.matrix;

import io.outbound.faults.engine.Engine;
import io.outbound.faults.wire.FaultProxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A database that restarts, that ends connections, that is out of reach. */
@SuppressWarnings("try") // what is closed at the end is a node that works meanwhile
final class StoreRounds extends EngineRounds {

    private static final int PEOPLE = 5_000;
    private static final int RESTARTS = 5;
    private static final int ENDED = 25;
    private static final int LEASE_MILLIS = 4_000;
    private static final String ONE_OF_THEM =
            "select pid from pg_stat_activity where application_name = 'node'" + " order by random() limit 1";

    StoreRounds(Stage stage) {
        super(stage);
    }

    /** F7: as when the host of the database loses power. */
    Tally restarts(Random dice, int most) throws Exception {
        StoppedPostgres postgres = new StoppedPostgres(bench().data());
        Watched watched = begin(PEOPLE, "HOLD");
        int faults = 0;
        try (Engine engine = bench().start("node").awaitReady()) {
            while (faults < Math.min(RESTARTS, most) && !isDone(watched.run())) {
                sometime(dice, 50, 700);
                postgres.crashAndRestart();
                faults++;
                await("the database", () -> isUp(watched.audit()));
            }
            awaitDone(watched.run());
        }
        return account(watched.audit(), faults, faults);
    }

    private boolean isUp(Audit audit) throws Exception {
        look(audit);
        return true;
    }

    /** F8. */
    Tally endsConnections(Random dice, int most) throws Exception {
        Watched watched = begin(PEOPLE, "HOLD");
        int faults = 0;
        try (Engine engine = bench().start("node").awaitReady()) {
            while (faults < Math.min(ENDED, most) && !isDone(watched.run())) {
                sometime(dice, 1, 60);
                faults += endOne();
            }
            awaitDone(watched.run());
        }
        return account(watched.audit(), faults, faults);
    }

    private int endOne() throws Exception {
        try (Connection connection = bench().connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select pg_terminate_backend(pid) from (" + ONE_OF_THEM + ") one")) {
            return row.next() && row.getBoolean(1) ? 1 : 0;
        }
    }

    /** F26: the link to the database is silent for longer than a lease; nothing may leave without it. */
    Tally outOfReach(Random dice, int most) throws Exception {
        Watched watched = begin(PEOPLE / 2, "HOLD");
        List<String> breaches = new ArrayList<>();
        try (FaultProxy link = new FaultProxy(port())) {
            String url = "jdbc:postgresql://127.0.0.1:" + link.port() + "/postgres?ApplicationName=node";
            try (Engine engine =
                    bench().start("node", List.of(), Map.of("engine.db", url)).awaitReady()) {
                await("a part", () -> runs().count(watched.run(), "SENT") > dice.nextInt(PEOPLE / 4));
                link.freeze();
                Thread.sleep(LEASE_MILLIS / 2); // what was on the wire has its answer
                int before = bench().taken().size();
                Thread.sleep(LEASE_MILLIS);
                int sent = bench().taken().size() - before;
                if (sent > 0) {
                    breaches.add(sent + " sent without the database");
                }
                link.thaw();
                awaitDone(watched.run());
            }
        }
        return account(watched.audit(), 1, 1).with(breaches);
    }

    private int port() throws Exception {
        return java.net
                .URI
                .create(bench().postgres().url().substring("jdbc:".length()))
                .getPort();
    }
}
