package io.outbound.web;

import io.outbound.rest.problem.Problem;
import io.outbound.rest.problem.ProblemJson;
import io.outbound.rest.problem.RequestId;
import io.outbound.security.CurrentActor;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * First filter of all. Refuses to serve when the authentication mechanism did not run: a server whose security domain
 * is missing would otherwise deploy the application with its doors open. Then makes the caller known to CDI and gives
 * every answer its security headers.
 */
public class GuardFilter implements Filter {

    @Inject
    private CurrentActor actor;

    @Override
    public void doFilter(ServletRequest plainRequest, ServletResponse plainResponse, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) plainRequest;
        HttpServletResponse response = (HttpServletResponse) plainResponse;
        if (!Admission.isDecided(request)) {
            ProblemJson.send(Problem.of(503, "security-not-active").retryAfter(60), request, response);
            return;
        }
        Admission.of(request).ifPresent(actor::become);
        secure(request, response);
        if (Zone.path(request).startsWith("/api/") && !ContentType.isReadable(request.getContentType())) {
            ProblemJson.send(Problem.of(415), request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    private static void secure(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("X-Frame-Options", "DENY");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        String path = Zone.path(request);
        if (path.startsWith("/api/") || path.startsWith("/t/")) {
            response.setHeader(RequestId.HEADER, RequestId.of(request));
            response.setHeader("Cache-Control", "no-store");
            response.setHeader(
                    "Content-Security-Policy",
                    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
        } else if (Zone.of(path) == Zone.CONSOLE) {
            response.setHeader("Cache-Control", "no-store");
        }
    }
}
