package io.outbound.faults.matrix;

import io.outbound.bench.sink.Moment;
import io.outbound.faults.failpoint.Failpoint;
import io.outbound.product.Answer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** The whole product is killed, or told to stop. */
final class ProductKillRounds extends ProductRounds {

    private static final int PEOPLE = 3_000;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(30);

    ProductKillRounds(Stage stage) {
        super(stage);
    }

    /** F1. */
    Tally atAnyTime(Random dice, int most) throws Exception {
        Audit audit = new Audit();
        UUID campaign = begin(PEOPLE, audit);
        int kills = 0;
        while (kills < Math.min(5, most) && !isDone(campaign)) {
            long settled = in(campaign, "SENT", "UNKNOWN");
            int more = dice.nextInt(PEOPLE / 6);
            EngineRounds.await(
                    "a part", () -> in(campaign, "SENT", "UNKNOWN") >= Math.min(settled + more, PEOPLE - 200));
            EngineRounds.sometime(dice, 1, 300);
            bench().kill9();
            kills++;
            look(audit);
            bench().running();
        }
        awaitDone(campaign);
        return account(audit, kills, kills);
    }

    /** F2. */
    Tally atANamedPoint(Random dice, int most) throws Exception {
        NamedPoint point = NamedPoint.values()[most % NamedPoint.values().length];
        int nth = 1 + dice.nextInt(20);
        bench().list(60);
        bench().kill9();
        bench().start(point.failpoint(nth).map(Failpoint::jvm).orElse(List.of()));
        point.arm(bench().sink().script(), nth, () -> kill());
        Audit audit = new Audit();
        UUID campaign = begin(60, audit);
        List<String> breaches = new ArrayList<>();
        if (!bench().running().product().endsWithin(SOON)) {
            breaches.add("it was not reached");
            bench().kill9();
        }
        bench().isDown();
        bench().sink().script().clear();
        awaitGone();
        Prediction prediction = new Prediction(states(campaign), bench().taken());
        breaches.addAll(prediction.contradicts(point));
        bench().running();
        awaitDone(campaign);
        breaches.addAll(prediction.isNotWhatCame(states(campaign)));
        return account(audit, 1, 1)
                .with(breaches.stream().map(breach -> point + ": " + breach).toList());
    }

    private void kill() {
        try {
            bench().running().product().kill9();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** F4: accepted, and killed while the mail server has not let the first command pass. */
    Tally betweenAcceptanceAndSending(Random dice, int most) throws Exception {
        bench().triggered();
        bench().mark();
        bench().sink().script().at(Moment.MAIL).delay(STOP);
        String id = "f4-" + UUID.randomUUID();
        Answer answer = trigger(id);
        List<String> breaches = new ArrayList<>();
        if (answer.status() != 202) {
            breaches.add("not accepted: " + answer);
        }
        bench().kill9();
        bench().sink().script().clear();
        bench().running();
        breaches.addAll(notExactlyOnce(List.of(id)));
        return new Tally(1, 1, 0, 0, 0, breaches);
    }

    /** F5: stored, and killed before anybody was told; the caller asks again with the same id. */
    Tally betweenStoringAndAnswering(Random dice, int most) throws Exception {
        bench().triggered();
        bench().kill9();
        bench().start(Failpoint.halt("io.outbound.trigger.AcceptanceCommitter", "write", 1, "")
                .jvm());
        bench().mark();
        String id = "f5-" + UUID.randomUUID();
        List<String> breaches = new ArrayList<>();
        try {
            breaches.add("answered: " + trigger(id));
        } catch (UncheckedIOException noAnswer) {
            // as it should be
        }
        bench().isDown();
        if (!bench().taken().isEmpty()) {
            breaches.add("sent before it was answered");
        }
        Answer again = triggerAgain(id);
        if (again.status() != 202) {
            breaches.add("asked again: " + again);
        }
        breaches.addAll(notExactlyOnce(List.of(id)));
        return new Tally(1, 1, 0, 0, 0, breaches);
    }

    private Answer triggerAgain(String id) throws Exception {
        bench().running();
        return trigger(id);
    }

    /** F6. */
    Tally politely(Random dice, int most) throws Exception {
        Audit audit = new Audit();
        UUID campaign = begin(PEOPLE, audit);
        EngineRounds.await("a part", () -> in(campaign, "SENT") > 100 + dice.nextInt(PEOPLE / 4));
        List<String> breaches = new ArrayList<>();
        bench().running().product().terminate();
        if (!bench().running().product().endsWithin(STOP)) {
            breaches.add("it did not stop within " + STOP);
            bench().kill9();
        }
        bench().isDown();
        long open = in(campaign, "ATTEMPTING", "UNKNOWN");
        if (open > 0) {
            breaches.add(open + " in doubt after a planned stop");
        }
        bench().running();
        awaitDone(campaign);
        return account(audit, 1, 0).with(breaches);
    }
}
