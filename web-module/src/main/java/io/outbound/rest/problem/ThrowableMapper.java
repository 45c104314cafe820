package io.outbound.rest.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The one mapper: no exception reaches the server's own error page. */
@Provider
public class ThrowableMapper implements ExceptionMapper<Throwable> {

    @Context
    private HttpServletRequest request;

    @Override
    public Response toResponse(Throwable thrown) {
        Problem problem = Problems.of(thrown, request);
        Response.ResponseBuilder answer = Response.status(problem.status(), problem.reason())
                .type(ProblemJson.MEDIA_TYPE)
                .entity(ProblemJson.of(problem, request));
        problem.headers().forEach(answer::header);
        return answer.build();
    }
}
