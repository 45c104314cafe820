package io.outbound.web;

import io.outbound.rest.problem.Problem;
import io.outbound.rest.problem.ProblemJson;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The only authentication mechanism: the path decides whether a key or a session counts. An alternative with priority,
 * because a server that brings another one beside it would otherwise answer every request with an ambiguous bean.
 */
@ApplicationScoped
@Alternative
@Priority(2000)
public class AuthenticationByPath implements HttpAuthenticationMechanism {

    private ApiDoor api;
    private ConsoleDoor console;

    protected AuthenticationByPath() {}

    @Inject
    public AuthenticationByPath(ApiDoor api, ConsoleDoor console) {
        this.api = api;
        this.console = console;
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        Admission.decided(request);
        try {
            if (PresentedKeys.hasNul(request.getQueryString())) {
                return refuse(Problem.of(400, "nul-character"), request, response);
            }
            return switch (Zone.of(request)) {
                case PUBLIC -> context.doNothing();
                case API -> api.enter(request, response, context);
                case CONSOLE -> console.enter(request, response, context);
                case AMBIGUOUS -> refuse(Problem.of(400, "path-ambiguous"), request, response);
            };
        } catch (IOException e) {
            throw new AuthenticationException(e);
        }
    }

    private static AuthenticationStatus refuse(
            Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        ProblemJson.send(problem, request, response);
        return AuthenticationStatus.SEND_FAILURE;
    }

    /** Sessions are the application's own: nothing of the container's has to be cleaned. */
    @Override
    public void cleanSubject(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        context.cleanClientSubject();
    }
}
