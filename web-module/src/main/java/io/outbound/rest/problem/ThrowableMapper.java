package io.outbound.rest.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** The one mapper: what is known becomes its problem; the rest is logged once and becomes {@code internal}. */
@Provider
public class ThrowableMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = System.getLogger(ThrowableMapper.class.getName());

    @Context
    private HttpServletRequest request;

    @Override
    public Response toResponse(Throwable thrown) {
        Problem problem = Translation.of(thrown).orElseGet(() -> Problem.of(500, "internal"));
        if (problem.status() >= 500) {
            LOG.log(Level.ERROR, "OUT-0020 " + problem.code() + " in request " + RequestId.of(request), thrown);
        }
        Response.ResponseBuilder answer =
                Response.status(problem.status()).type(ProblemJson.MEDIA_TYPE).entity(ProblemJson.of(problem, request));
        problem.headers().forEach(answer::header);
        return answer.build();
    }
}
