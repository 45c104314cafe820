package io.outbound.console.sandbox;

import io.outbound.channel.sandbox.SandboxMessages;
import io.outbound.console.Attempt;
import io.outbound.tracking.TrackedHtml;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The HTML of one sandbox message as a page of its own, for the inbox's frame. Whatever a template holds: no script
 * runs, nothing is fetched, no form is sent, and it has no origin from which it could read the console.
 */
@WebServlet("/console/sandbox-message")
public class SandboxMessageServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
            + " form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

    @Inject
    private transient SandboxMessages inbox;

    @Inject
    private transient TrackedHtml tracked;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String id = request.getParameter("id");
        String[] html = new String[1];
        if (id == null || !id.matches("\\d{1,18}") || missing(id, html)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().write(tracked.untold(html[0]));
    }

    private boolean missing(String id, String[] html) {
        return Attempt.of(() -> html[0] = inbox.byId(Long.parseLong(id)).html()).isPresent() || html[0] == null;
    }
}
