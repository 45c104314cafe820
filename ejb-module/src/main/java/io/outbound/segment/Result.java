package io.outbound.segment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What became of the message that somebody was to get, in the words of a halt's report (decision A1 on seed 2). */
public enum Result {
    SENT("SENT"),
    /** Not yet, or not any more since the run was halted. */
    NOT_SENT("PENDING", "CLAIMED", "ATTEMPTING", "DEFERRED", "HALTED"),
    /** In doubt: sent or not, nobody can tell. */
    UNKNOWN("UNKNOWN"),
    FAILED("FAILED"),
    SKIPPED("SKIPPED");

    private final List<String> states;

    Result(String... states) {
        this.states = List.of(states);
    }

    /** As the ledger names them. */
    List<String> states() {
        return states;
    }

    static Optional<Result> of(String word) {
        return Arrays.stream(values()).filter(one -> one.name().equals(word)).findFirst();
    }
}
