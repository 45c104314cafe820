package io.outbound.faults.matrix;

import io.outbound.faults.engine.Broadcast;
import io.outbound.faults.engine.Engine;
import io.outbound.faults.engine.EngineBench;
import io.outbound.faults.engine.Runs;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;

/** What rounds on bare engines have in common. */
@SuppressWarnings("try") // what is closed at the end is a node that works meanwhile
abstract class EngineRounds {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Stage stage;

    EngineRounds(Stage stage) {
        this.stage = stage;
    }

    EngineBench bench() throws Exception {
        return stage.engines();
    }

    Runs runs() throws Exception {
        return bench().runs();
    }

    /** A run that begins now, watched; what the sink took before is no business of it. */
    Watched begin(int people, String inDoubt) throws Exception {
        bench().mark();
        Broadcast run = runs().request(people, inDoubt);
        return new Watched(run, new Audit().of(run.campaign(), run.recipients()));
    }

    /** A run and the audit of it. */
    record Watched(Broadcast run, Audit audit) {}

    void look(Audit audit) throws Exception {
        try (Connection connection = bench().connect()) {
            audit.look(connection);
        }
    }

    Tally account(Audit audit, int faults, int crashes) throws Exception {
        try (Connection connection = bench().connect()) {
            return audit.tally(connection, faults, EngineBench.SLOTS, crashes, bench().taken());
        }
    }

    boolean isDone(Broadcast run) throws Exception {
        return List.of("DONE", "FAILED").contains(runs().state(run));
    }

    void awaitDone(Broadcast run) throws Exception {
        await("the end of the run", () -> isDone(run));
    }

    /** Starts a node, lets it finish the run and stops it. */
    void finish(Broadcast run) throws Exception {
        try (Engine engine = bench().start("node")) {
            awaitDone(run);
        }
    }

    /** Until no connection of a dead node is left: what it had asked for has been done or rolled back. */
    void awaitGone(String node) throws Exception {
        await(
                "the end of the connections of " + node,
                () -> count("select count(*) from pg_stat_activity" + " where application_name = '" + node + "'") == 0);
    }

    long count(String query) throws Exception {
        try (Connection connection = bench().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    void sql(String command) throws Exception {
        try (Connection connection = bench().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    static void await(String what, Callable<Boolean> happened) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isSo(happened)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("still waiting for " + what);
            }
            Thread.sleep(10);
        }
    }

    /** A database that is away answers later. */
    private static boolean isSo(Callable<Boolean> happened) throws Exception {
        try {
            return happened.call();
        } catch (SQLException away) {
            return false;
        }
    }

    /** The moment of a fault is left to chance. */
    static void sometime(Random dice, int fromMillis, int toMillis) throws InterruptedException {
        Thread.sleep(fromMillis + dice.nextInt(toMillis - fromMillis));
    }
}
