package io.outbound.faults.matrix;

import io.outbound.faults.engine.Broadcast;
import io.outbound.faults.engine.Engine;
import io.outbound.faults.failpoint.Failpoint;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Nodes that end: SIGKILL at any time, while the audience is resolved, between acceptance and sending; SIGTERM. */
@SuppressWarnings("try") // what is closed at the end is a node that works meanwhile
final class KillRounds extends EngineRounds {

    private static final int PEOPLE = 2_000;
    private static final int KILLS = 10;
    private static final int AUDIENCE = 2_000;
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final int LOCK = 4711;

    KillRounds(Stage stage) {
        super(stage);
    }

    /** F1. */
    Tally atAnyTime(Random dice, int most) throws Exception {
        Watched watched = begin(PEOPLE, dice.nextInt(4) == 0 ? "RESEND" : "HOLD");
        int kills = 0;
        while (kills < Math.min(KILLS, most) && !isDone(watched.run())) {
            Engine engine = bench().start("node");
            sometime(dice, 100, 1_600);
            engine.kill9();
            kills++;
            awaitGone("node");
            look(watched.audit());
        }
        finish(watched.run());
        return account(watched.audit(), kills, kills);
    }

    /** F3: the database stops at one row of the audience until the node is dead. */
    Tally whileTheAudienceIsResolved(Random dice, int most) throws Exception {
        Watched watched = begin(AUDIENCE, "HOLD");
        String row = "person" + (1 + dice.nextInt(AUDIENCE)) + "@example.com";
        List<String> breaches = new ArrayList<>();
        try (Connection holder = bench().connect()) {
            run(holder, "select pg_advisory_lock(" + LOCK + ")");
            sql("create or replace function hold_here() returns trigger language plpgsql as $$ begin"
                    + " perform pg_advisory_xact_lock(" + LOCK + "); return new; end $$");
            sql("create trigger hold_here before insert on delivery for each row when (new.recipient_key = '" + row
                    + "') execute function hold_here()");
            Engine engine = bench().start("node");
            await(
                    "the row",
                    () -> count("select count(*) from pg_locks where locktype = 'advisory' and not granted") > 0);
            engine.kill9();
        }
        awaitGone("node");
        sql("drop trigger hold_here on delivery");
        int rows = runs().states(watched.run()).size();
        if (rows != 0) {
            breaches.add("a run half resolved has " + rows + " recipients");
        }
        if (!bench().taken().isEmpty()) {
            breaches.add("sent to a part of the audience");
        }
        finish(watched.run());
        return account(watched.audit(), 1, 1).with(breaches);
    }

    private static void run(Connection connection, String query) throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute(query);
        }
    }

    /** F4: accepted while the node is up; it dies when it has taken them up and before it sends. */
    Tally betweenAcceptanceAndSending(Random dice, int most) throws Exception {
        bench().mark();
        Engine engine = bench().start("node", Failpoint.afterClaimOfLane(1).jvm(), Map.of());
        engine.awaitReady();
        Broadcast run = runs().accept(1 + dice.nextInt(40), dice.nextBoolean() ? "HOLD" : "RESEND");
        Audit audit = new Audit().of(run.campaign(), run.recipients());
        List<String> breaches = new ArrayList<>();
        if (!engine.endsWithin(Duration.ofSeconds(20))) {
            engine.kill9();
            breaches.add("the failpoint was not reached");
        }
        awaitGone("node");
        if (!bench().taken().isEmpty()) {
            breaches.add("sent before the failpoint");
        }
        try (Engine next = bench().start("node")) {
            await("the messages", () -> runs().count(run, "SENT") == run.people());
        }
        return account(audit, 1, 0).with(breaches);
    }

    /** F6. */
    Tally politely(Random dice, int most) throws Exception {
        Watched watched = begin(PEOPLE, "HOLD");
        List<String> breaches = new ArrayList<>();
        int stops = 0;
        while (stops < Math.min(KILLS, most) && !isDone(watched.run())) {
            Engine engine = bench().start("node").awaitReady();
            sometime(dice, 1, 600);
            Duration took = engine.terminate();
            stops++;
            if (took.compareTo(STOP) > 0) {
                breaches.add("it took " + took + " to stop");
            }
            int open = runs().count(watched.run(), "ATTEMPTING", "UNKNOWN");
            if (open > 0) {
                breaches.add(open + " in doubt after a planned stop");
            }
            look(watched.audit());
        }
        finish(watched.run());
        return account(watched.audit(), stops, 0).with(breaches);
    }

    /** F2. */
    Tally atANamedPoint(Random dice, int most) throws Exception {
        NamedPoint[] points = NamedPoint.values();
        NamedPoint point = points[most % points.length]; // one after the other
        Watched watched = begin(60, "HOLD");
        int nth = 1 + dice.nextInt(20);
        List<String> jvm = point.failpoint(nth).map(Failpoint::jvm).orElse(List.of());
        Engine engine = bench().start("node", jvm, Map.of());
        point.arm(bench().sink().script(), nth, engine::end);
        List<String> breaches = new ArrayList<>();
        if (!engine.endsWithin(Duration.ofSeconds(20))) {
            engine.kill9();
            breaches.add(point + " was not reached");
        }
        bench().sink().script().clear();
        awaitGone("node");
        Prediction prediction = new Prediction(runs().states(watched.run()), bench().taken());
        breaches.addAll(prediction.contradicts(point));
        finish(watched.run());
        breaches.addAll(prediction.isNotWhatCame(runs().states(watched.run())));
        Tally tally = account(watched.audit(), 1, 1);
        return tally.with(breaches.stream().map(breach -> point + ": " + breach).toList());
    }
}
