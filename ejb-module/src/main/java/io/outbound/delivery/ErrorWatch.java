package io.outbound.delivery;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How the latest tries of one campaign on this node went. Calm until too large a share of them failed; then paused until
 * somebody says that it may probe; then a few messages decide. Thread-safe.
 */
final class ErrorWatch {

    /** So many messages try whether it is over; more than half of them decide. */
    static final int PROBES = 5;

    private enum Mode {
        CALM,
        PAUSED,
        PROBING
    }

    /** What one more try means. */
    enum Verdict {
        NOTHING_NEW,
        STORM,
        OVER
    }

    /** Who was admitted and is not heard of for so long is not waited for. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LongSupplier nanos;
    private final int percent;
    private final boolean[] latest;
    private Mode mode = Mode.CALM;
    private int at;
    private int tried;
    private int failed;
    private int admitted;
    private long heardAt; // of those that were admitted, or when they were

    /**
     * @param tries that are looked at; 0: none, nothing is ever a storm
     * @param percent of them that may not fail
     */
    ErrorWatch(int tries, int percent) {
        this(tries, percent, System::nanoTime);
    }

    /** With a clock of its own. */
    ErrorWatch(int tries, int percent, LongSupplier nanos) {
        this.nanos = nanos;
        this.latest = new boolean[tries];
        this.percent = percent;
    }

    /** Nothing is wrong any more, or never was: a person, another node or the end of a run says so. */
    synchronized void calm() {
        if (mode != Mode.CALM) {
            begin(Mode.CALM);
        }
    }

    /** The pause is over. */
    synchronized void probe() {
        if (mode != Mode.PROBING) {
            begin(Mode.PROBING);
        }
    }

    /** The pause is over, and what was tried so far said nothing. */
    synchronized void probeAgain() {
        if (mode == Mode.PROBING) {
            admitted = tried;
        }
    }

    synchronized boolean isPaused() {
        return mode == Mode.PAUSED;
    }

    synchronized boolean isProbing() {
        return mode == Mode.PROBING;
    }

    private void begin(Mode next) {
        mode = next;
        at = 0;
        tried = 0;
        failed = 0;
        admitted = 0;
    }

    /** How many of {@code wanted} may be tried now. */
    synchronized int admit(int wanted) {
        if (mode == Mode.CALM) {
            return wanted;
        }
        long now = nanos.getAsLong();
        if (admitted >= PROBES && now - heardAt > PATIENCE.toNanos()) {
            admitted = tried; // the others were held up on their way
        }
        int may = mode == Mode.PAUSED ? 0 : Math.min(wanted, Math.max(0, PROBES - admitted));
        admitted += may;
        heardAt = may > 0 ? now : heardAt;
        return may;
    }

    /** So many of those that were admitted are not tried. */
    synchronized void unused(int number) {
        admitted = Math.max(0, admitted - number);
    }

    synchronized Verdict note(boolean failure) {
        return switch (mode) {
            case CALM -> latest.length == 0 ? Verdict.NOTHING_NEW : look(failure);
            case PROBING -> probed(failure);
            case PAUSED -> Verdict.NOTHING_NEW; // was under way when the pause began
        };
    }

    private Verdict look(boolean failure) {
        if (tried == latest.length) {
            failed -= latest[at] ? 1 : 0;
        } else {
            tried++;
        }
        latest[at] = failure;
        at = (at + 1) % latest.length;
        failed += failure ? 1 : 0;
        boolean storm = tried == latest.length && failed * 100L >= (long) percent * tried;
        mode = storm ? Mode.PAUSED : mode;
        return storm ? Verdict.STORM : Verdict.NOTHING_NEW;
    }

    private Verdict probed(boolean failure) {
        heardAt = nanos.getAsLong();
        tried++;
        failed += failure ? 1 : 0;
        if (failed * 2 > PROBES) {
            mode = Mode.PAUSED;
            return Verdict.STORM;
        }
        if ((tried - failed) * 2 > PROBES) {
            begin(Mode.CALM);
            return Verdict.OVER;
        }
        return Verdict.NOTHING_NEW;
    }

    synchronized int failed() {
        return failed;
    }

    synchronized int tried() {
        return tried;
    }
}
