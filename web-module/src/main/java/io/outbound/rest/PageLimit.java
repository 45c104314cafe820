package io.outbound.rest;

import io.outbound.rest.problem.Problem;
import io.outbound.rest.problem.ProblemException;

/** How many items a page holds: 50 unless asked otherwise, 200 at most. */
public final class PageLimit {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    private PageLimit() {}

    /** @throws ProblemException 400 limit-invalid */
    public static int of(Integer asked) {
        int limit = asked == null ? USUAL : asked;
        if (limit < 1 || limit > MOST) {
            throw new ProblemException(Problem.of(400, "limit-invalid", "limit must be from 1 to " + MOST + "."));
        }
        return limit;
    }
}
