package io.outbound.faults.matrix;

import io.outbound.bench.sink.Drop;
import io.outbound.bench.sink.Moment;
import io.outbound.bench.sink.Rule;
import io.outbound.bench.sink.Script;
import io.outbound.bench.sink.SinkOptions;
import io.outbound.bench.sink.SmtpSink;
import io.outbound.faults.engine.Broadcast;
import io.outbound.faults.engine.Engine;
import io.outbound.faults.engine.Runs;
import io.outbound.faults.failpoint.Failpoint;
import io.outbound.faults.wire.FaultProxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A mail server that is away, refuses, is slow, or offers no encryption. */
@SuppressWarnings("try") // what is closed at the end is a node that works meanwhile
final class RelayRounds extends EngineRounds {

    private static final int TENTH = 50; // of the people: those whose number ends in 7
    private static final String THE_TENTH = "7@example.com";

    /** @param at where the server says so; for CONNECT and DATA to each tenth who comes, else to {@link #THE_TENTH} */
    private record Refusal(Moment at, String line) {

        boolean isAboutOne() {
            return at == Moment.RCPT || at == Moment.DOT;
        }

        String code() {
            return line.substring(0, 3);
        }
    }

    private static final List<Refusal> TEMPORARY = List.of(
            new Refusal(Moment.CONNECT, "421 4.3.2 not now"),
            new Refusal(Moment.RCPT, "450 4.2.1 mailbox busy"),
            new Refusal(Moment.RCPT, "451 4.3.0 local error"),
            new Refusal(Moment.RCPT, "452 4.2.2 mailbox full"),
            new Refusal(Moment.DATA, "450 4.2.0 try later"),
            new Refusal(Moment.DATA, "451 4.3.0 local error"),
            new Refusal(Moment.DATA, "452 4.3.1 no room"));
    private static final List<Refusal> PERMANENT = List.of(
            new Refusal(Moment.RCPT, "550 5.1.1 no such user"),
            new Refusal(Moment.RCPT, "552 5.2.2 over quota"),
            new Refusal(Moment.RCPT, "553 5.1.3 bad mailbox name"),
            new Refusal(Moment.DOT, "554 5.7.1 refused"));

    RelayRounds(Stage stage) {
        super(stage);
    }

    /** F14: nobody listens; the node stops trying for a while and gives nobody up; later somebody listens. */
    Tally isAway(Random dice, int most) throws Exception {
        Watched watched = begin(300, "HOLD");
        Broadcast run = watched.run();
        List<String> breaches = new ArrayList<>();
        try (FaultProxy link = new FaultProxy(bench().sink().port())) {
            link.down();
            Map<String, String> there = Map.of("outbound.email.smtp.url", url(link.port()));
            try (Engine engine = bench().start("node", List.of(), there)) {
                await("the first to be put off", () -> runs().count(run, "DEFERRED") > 0);
                sometime(dice, 200, 1_500);
                expect(breaches, "given up", 0, runs().count(run, "FAILED", "UNKNOWN", "SENT"));
                if (runs().tries(run) > run.people() / 2) {
                    breaches.add(runs().tries(run) + " tries towards a host that is down");
                }
                look(watched.audit());
                link.up();
                comeTrueInTime(run);
            }
        }
        expect(breaches, "sent in the end", run.people(), runs().count(run, "SENT"));
        return account(watched.audit(), 1, 0).with(breaches);
    }

    /** What was put off is sent once its time has come. */
    private void comeTrueInTime(Broadcast run) throws Exception {
        await("the end of the run", () -> {
            runs().letTimePass(run);
            return isDone(run);
        });
    }

    /** F15: each code, fifty times. */
    Tally refusesForNow(Random dice, int most) throws Exception {
        Refusal refusal = TEMPORARY.get(most / TENTH % TEMPORARY.size());
        Watched watched = begin(10 * TENTH, "HOLD");
        Broadcast run = watched.run();
        script(refusal);
        List<String> breaches = new ArrayList<>();
        try (Engine engine = bench().start("node")) {
            await("all to be tried", () -> runs().count(run, "SENT", "DEFERRED", "FAILED") == run.people());
            look(watched.audit());
            expect(breaches, "put off with its code", TENTH, runs().withReason(run, "DEFERRED", refusal.code()));
            bench().sink().script().clear();
            comeTrueInTime(run);
        } finally {
            bench().sink().script().clear();
        }
        expect(breaches, "sent in the end", run.people(), runs().count(run, "SENT"));
        return account(watched.audit(), TENTH, 0).with(breaches);
    }

    /** F16: each code, fifty times. */
    Tally refusesForGood(Random dice, int most) throws Exception {
        Refusal refusal = PERMANENT.get(most / TENTH % PERMANENT.size());
        Watched watched = begin(10 * TENTH, "HOLD");
        Broadcast run = watched.run();
        script(refusal);
        List<String> breaches = new ArrayList<>();
        try (Engine engine = bench().start("node")) {
            awaitDone(run);
        } finally {
            bench().sink().script().clear();
        }
        boolean dead = refusal.line().contains(" 5.1.");
        expect(breaches, "failed with its code", TENTH, runs().withReason(run, "FAILED", refusal.code()));
        expect(breaches, "sent", run.people() - TENTH, runs().count(run, "SENT"));
        expect(breaches, "suppressed as dead addresses", dead ? TENTH : 0, (int)
                count("select count(*) from suppression where reason = 'HARD_BOUNCE'"));
        sql("delete from suppression");
        return account(watched.audit(), TENTH, 0).with(breaches);
    }

    /** One in ten; those who call at a server that says 421 find a new connection each. */
    private void script(Refusal refusal) throws Exception {
        Script script = bench().sink().script();
        if (refusal.at() == Moment.CONNECT) {
            script.at(Moment.DOT).drop(Drop.AFTER_ANSWER);
        }
        Rule rule = refusal.isAboutOne()
                ? script.at(refusal.at(), THE_TENTH)
                : script.at(refusal.at()).oneIn(10);
        rule.answer(refusal.line());
    }

    /** F17: of five, three are taken, one is refused for good, one for now: nobody is written to twice. */
    Tally fiveFates(Random dice, int most) throws Exception {
        Watched first = begin(5, "HOLD");
        Audit audit = first.audit();
        List<Broadcast> all = new ArrayList<>(List.of(first.run()));
        for (int i = 1; i < Math.min(10, most); i++) {
            Broadcast more = runs().request(5);
            audit.of(more.campaign(), more.recipients());
            all.add(more);
        }
        List<String> breaches = new ArrayList<>();
        bench().sink().script().at(Moment.RCPT, "<" + Runs.address(2)).answer("550 5.2.1 disabled");
        bench().sink()
                .script()
                .at(Moment.RCPT, "<" + Runs.address(4))
                .times(all.size())
                .answer("451 4.3.0 later");
        try (Engine engine = bench().start("node")) {
            for (Broadcast run : all) {
                await("the first try", () -> runs().count(run, "SENT", "DEFERRED", "FAILED") == 5);
                Map<String, String> states = runs().states(run);
                if (!"FAILED".equals(states.get(Runs.address(2)))
                        || !"DEFERRED".equals(states.get(Runs.address(4)))
                        || runs().count(run, "SENT") != 3) {
                    breaches.add("five fates came out as " + states);
                }
            }
            for (Broadcast run : all) {
                comeTrueInTime(run);
                expect(breaches, "sent in the end", 4, runs().count(run, "SENT"));
            }
        } finally {
            bench().sink().script().clear();
        }
        sql("delete from suppression");
        return account(audit, all.size(), 0).with(breaches);
    }

    /** F20: 250 after 90 s and after 9 min is SENT, after 11 min UNKNOWN; two hundred times faster than life. */
    Tally isSlow(Random dice, int most) throws Exception {
        int[] minutesTimesTen = {15, 90, 110};
        int tenths = minutesTimesTen[most % minutesTimesTen.length];
        Watched watched = begin(4, "HOLD");
        Broadcast run = watched.run();
        bench().sink().script().at(Moment.DOT).delay(Duration.ofMillis(tenths * 6_000L / 200));
        List<String> breaches = new ArrayList<>();
        try (Engine engine = bench().start("node", Failpoint.shortPatience(200).jvm(), Map.of())) {
            awaitDone(run);
        } finally {
            bench().sink().script().clear();
        }
        expect(breaches, "sent after " + tenths / 10.0 + " min", tenths < 100 ? 4 : 0, runs().count(run, "SENT"));
        return account(watched.audit(), 1, tenths < 100 ? 0 : 1).with(breaches);
    }

    /** F22: encryption is required and not offered, or offered with a certificate that nobody vouches for. */
    Tally isNotSafe(Random dice, int most) throws Exception {
        Watched watched = begin(10, "HOLD");
        Broadcast run = watched.run();
        List<String> breaches = new ArrayList<>();
        SinkOptions options = SmtpSink.configure();
        try (SmtpSink unsafe = (most % 2 == 0 ? options : options.startTls(bench().certificate())).start()) {
            String url = "smtp://127.0.0.1:" + unsafe.port() + "?tls=required";
            try (Engine engine = bench().start("node", List.of(), Map.of("outbound.email.smtp.url", url))) {
                await("some to be put off", () -> runs().count(run, "DEFERRED") >= 5);
            }
            expect(breaches, "messages in clear text", 0, (int) unsafe.messages());
        }
        try (Engine engine = bench().start("node")) {
            comeTrueInTime(run);
        }
        return account(watched.audit(), 1, 0).with(breaches);
    }

    static String url(int port) {
        return "smtp://127.0.0.1:" + port + "?tls=none";
    }

    static void expect(List<String> breaches, String what, int wanted, int found) {
        if (wanted != found) {
            breaches.add(what + ": " + found + ", not " + wanted);
        }
    }
}
