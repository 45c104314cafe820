package io.outbound.rest.problem;

import jakarta.ws.rs.WebApplicationException;

/** For a resource that knows exactly what to answer. */
public class ProblemException extends WebApplicationException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.code(), problem.status());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
