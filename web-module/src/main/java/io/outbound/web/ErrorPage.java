package io.outbound.web;

import io.outbound.rest.problem.Problem;
import io.outbound.rest.problem.ProblemJson;
import io.outbound.rest.problem.Problems;
import jakarta.faces.application.ViewExpiredException;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Where the container sends whatever failed outside JAX-RS, instead of its own page with class names on it: problems
 * for the API, a plain page for people, a way back to the login for an expired view.
 */
public class ErrorPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Throwable thrown = rootOf((Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        Object asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        boolean api = asked instanceof String uri && uri.startsWith(request.getContextPath() + "/api");
        if (thrown instanceof ViewExpiredException && !api) {
            Pages.expired(request, response);
            return;
        }
        Problem problem = problem(thrown, request);
        if (api) {
            ProblemJson.send(problem, request, response);
        } else {
            Pages.show(problem, request, response);
        }
    }

    private static Problem problem(Throwable thrown, HttpServletRequest request) {
        if (thrown == null) {
            Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
            return Problem.of(status instanceof Integer code && code >= 400 ? code : 404);
        }
        // PrimeFaces: a post without the nonce of its page is not from our page
        return thrown.getClass().getSimpleName().equals("CspException")
                ? Problem.of(403)
                : Problems.of(thrown, request);
    }

    private static Throwable rootOf(Throwable thrown) {
        Throwable root = thrown;
        while (root instanceof ServletException && root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
