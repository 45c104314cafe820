package io.outbound.faults.matrix;

import io.outbound.bench.sink.Moment;
import io.outbound.bench.sink.Script;
import io.outbound.faults.failpoint.Failpoint;
import java.util.Optional;

/** Where in the life of a message a node dies. What is seen from outside kills from outside, the rest by a failpoint. */
enum NamedPoint {
    AFTER_CLAIM,
    AFTER_MAIL,
    AFTER_DATA,
    AFTER_DOT,
    AFTER_250,
    AFTER_COMMIT;

    /** What ends the process from inside at the {@code nth} time; empty when the mail server ends it. */
    Optional<Failpoint> failpoint(int nth) {
        return Optional.ofNullable(
                switch (this) {
                    case AFTER_CLAIM -> Failpoint.afterClaimOfRun(1);
                    case AFTER_250 -> Failpoint.afterAnswer(nth);
                    case AFTER_COMMIT -> Failpoint.afterCommit(nth);
                    default -> null;
                });
    }

    /** Has the mail server kill at the {@code nth} time, before it answers; if it is for it to do. */
    void arm(Script script, int nth, Runnable kill) {
        moment().ifPresent(at -> script.at(at).sparing(nth - 1).once().doing(kill));
    }

    private Optional<Moment> moment() {
        return Optional.ofNullable(
                switch (this) {
                    case AFTER_MAIL -> Moment.MAIL;
                    case AFTER_DATA -> Moment.DATA;
                    case AFTER_DOT -> Moment.DOT;
                    default -> null;
                });
    }
}
