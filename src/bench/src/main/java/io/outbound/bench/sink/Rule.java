package io.outbound.bench.sink;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** One deviation from the good answer: at a moment, for arguments that contain a text, a number of times. */
public final class Rule {

    private final Moment moment;
    private final String containing;
    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
    private final AtomicInteger spared = new AtomicInteger();
    private final AtomicInteger seen = new AtomicInteger();
    private int every = 1;
    private String answer;
    private Drop drop;
    private Duration delay = Duration.ZERO;
    private Runnable deed = () -> {};

    Rule(Moment moment, String containing) {
        this.moment = moment;
        this.containing = containing;
    }

    /** Answer with this line, such as {@code 451 4.3.0 try later}; a message answered so is not accepted. */
    public Rule answer(String line) {
        this.answer = line;
        return this;
    }

    public Rule drop(Drop when) {
        this.drop = when;
        return this;
    }

    public Rule delay(Duration time) {
        this.delay = time;
        return this;
    }

    public Rule once() {
        return times(1);
    }

    public Rule times(int count) {
        left.set(count);
        return this;
    }

    /** The first ones go by as if there were no rule. */
    public Rule sparing(int first) {
        spared.set(first);
        return this;
    }

    /** Only one in so many, the first of them at once. */
    public Rule oneIn(int so) {
        this.every = so;
        return this;
    }

    /** What is done before the answer, such as killing the client. */
    public Rule doing(Runnable what) {
        this.deed = what;
        return this;
    }

    boolean takes(Moment at, String argument) {
        return at == moment
                && argument.contains(containing)
                && spared.getAndUpdate(n -> Math.max(0, n - 1)) == 0
                && seen.getAndIncrement() % every == 0
                && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    }

    void act() {
        deed.run();
    }

    boolean drops(Drop when) {
        return drop == when;
    }

    String answerOr(String good) {
        return answer == null ? good : answer;
    }

    /** Whether the command, or the message, is refused for good or for now. */
    boolean refuses() {
        return drop == Drop.BEFORE || answer != null && answer.charAt(0) > '3';
    }

    Duration delay() {
        return delay;
    }
}
