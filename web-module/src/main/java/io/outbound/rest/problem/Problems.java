package io.outbound.rest.problem;

import io.outbound.kernel.DomainException;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What was thrown, as the problem to answer; a fault of ours is logged, once, under the id that the answer carries. */
public final class Problems {

    private static final Logger LOG = System.getLogger(Problems.class.getName());

    private static final String LOGGED = Problems.class.getName() + ".logged";

    private Problems() {}

    public static Problem of(DomainException no) {
        return Translation.domain(no);
    }

    public static Problem of(Throwable thrown, HttpServletRequest request) {
        Problem problem = Translation.of(thrown).orElseGet(() -> Problem.of(500, "internal"));
        if (problem.status() >= 500 && request.getAttribute(LOGGED) == null) {
            request.setAttribute(LOGGED, true); // a door and a mapper may both see the same fault
            LOG.log(Level.ERROR, "OUT-0050 " + problem.code() + " in request " + RequestId.of(request), thrown);
        }
        return problem;
    }
}
