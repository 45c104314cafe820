package io.outbound.faults.matrix;

import io.outbound.faults.engine.Broadcast;
import io.outbound.faults.engine.Engine;
import io.outbound.faults.engine.EngineBench;
import io.outbound.faults.failpoint.Failpoint;
import io.outbound.faults.wire.FaultProxy;
import io.outbound.faults.wire.Plan;
import io.outbound.faults.wire.Plan.AtTheDot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** A link to the mail server that breaks or crawls. */
@SuppressWarnings("try") // what is closed at the end is a node that works meanwhile
final class LinkRounds extends EngineRounds {

    private static final int CUTS = 50;
    private static final int PEOPLE = 1_000;
    private static final int ENVELOPE = 60; // bytes of EHLO, MAIL and RCPT: a cut below this is before any message
    private static final int LONG_LINE = 1_000_000;

    LinkRounds(Stage stage) {
        super(stage);
    }

    /** F18: cut anywhere before the end of a message: among the commands, in the text, or just before the dot. */
    Tally breaksBeforeTheDot(Random dice, int most) throws Exception {
        int cuts = Math.min(CUTS, most);
        return cut("HOLD", cuts, () -> switch (dice.nextInt(3)) {
            case 0 -> Plan.cutAfter(dice.nextInt(ENVELOPE));
            case 1 -> Plan.cutAfter(ENVELOPE + dice.nextInt(6_000));
            default -> Plan.atTheDot(1 + dice.nextInt(5), AtTheDot.CUT_BEFORE);
        });
    }

    /** F19: the server has it, its 250 gets lost; half of the rounds hold such messages, half send them again. */
    Tally breaksAfterTheDot(Random dice, int most) throws Exception {
        int cuts = Math.min(CUTS, most);
        String inDoubt = most / CUTS % 2 == 0 ? "HOLD" : "RESEND";
        return cut(inDoubt, cuts, () -> Plan.atTheDot(1 + dice.nextInt(5), AtTheDot.SWALLOW_THE_ANSWER));
    }

    private Tally cut(String inDoubt, int cuts, java.util.function.Supplier<Plan> plans) throws Exception {
        Watched watched = begin(PEOPLE, inDoubt);
        Broadcast run = watched.run();
        AtomicInteger left = new AtomicInteger(cuts);
        List<String> breaches = new ArrayList<>();
        int faults;
        try (FaultProxy link = new FaultProxy(bench().sink().port())) {
            link.plan(() -> left.getAndDecrement() > 0 ? plans.get() : Plan.pass());
            try (Engine engine =
                    bench().start("node", List.of(), Map.of("outbound.email.smtp.url", RelayRounds.url(link.port())))) {
                await("the end of the run", () -> {
                    runs().letTimePass(run);
                    return isDone(run);
                });
            }
            faults = link.faults();
        }
        if (runs().count(run, "FAILED") > 0) {
            breaches.add(runs().count(run, "FAILED") + " failed for good");
        }
        if (inDoubt.equals("RESEND") && runs().count(run, "SENT") != run.people()) {
            breaches.add("not all were sent in the end");
        }
        Tally tally = account(watched.audit(), faults, faults);
        return tally.unknown() > faults
                ? tally.with(List.of("I3 in doubt " + tally.unknown() + " after " + faults + " cuts"))
                : tally.with(breaches);
    }

    /** F21: a banner that drips, and a line of a megabyte as the answer to the greeting; sixty times faster than life. */
    Tally drips(Random dice, int most) throws Exception {
        Watched watched = begin(4, "HOLD");
        Broadcast run = watched.run();
        boolean slow = most % 2 == 0;
        if (!slow) {
            bench().sink().script().at(io.outbound.bench.sink.Moment.EHLO).answer("250 " + "x".repeat(LONG_LINE));
        }
        try (FaultProxy link = new FaultProxy(bench().sink().port())) {
            link.plan(slow ? () -> Plan.drip(1) : Plan::pass);
            try (Engine engine = bench().start(
                            "node",
                            Failpoint.shortCommands(60).jvm(),
                            Map.of("outbound.email.smtp.url", RelayRounds.url(link.port())))) {
                await("them to be put off", () -> runs().count(run, "DEFERRED") == run.people());
                look(watched.audit());
                bench().sink().script().clear();
                link.plan(Plan::pass);
                await("the end of the run", () -> {
                    runs().letTimePass(run);
                    return isDone(run);
                });
            }
        } finally {
            bench().sink().script().clear();
        }
        List<String> breaches = new ArrayList<>();
        RelayRounds.expect(breaches, "sent in the end", run.people(), runs().count(run, "SENT"));
        return account(watched.audit(), 1, 0).with(breaches);
    }

    /** F23: 64 kbit/s for each connection, here by the proxy: no lease may run out meanwhile. */
    Tally crawls(Random dice, int most) throws Exception {
        Watched watched = begin(30 * EngineBench.SLOTS, "HOLD");
        try (FaultProxy link = new FaultProxy(bench().sink().port())) {
            link.plan(() -> Plan.delay(java.time.Duration.ofMillis(100)));
            try (Engine engine =
                    bench().start("node", List.of(), Map.of("outbound.email.smtp.url", RelayRounds.url(link.port())))) {
                awaitDone(watched.run());
            }
        }
        return account(watched.audit(), 1, 0);
    }
}
