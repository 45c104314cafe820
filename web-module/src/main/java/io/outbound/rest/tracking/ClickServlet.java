package io.outbound.rest.tracking;

import io.outbound.tracking.Engagement;
import io.outbound.tracking.TrackingLinks;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code /t/c/{token}}: leads on to the address that is part of the signed token, even if the click cannot be noted. HEAD,
 * which link checkers send, is no click.
 */
@WebServlet("/t/c/*")
public class ClickServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient TrackingLinks links;

    @Inject
    private transient Engagement engagement;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<TrackingLinks.Click> click = links.clicked(PathToken.of(request));
        click.ifPresent(one -> Noted.orNot(() -> engagement.clicked(one)));
        lead(click, response);
    }

    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) throws IOException {
        lead(links.clicked(PathToken.of(request)), response);
    }

    private static void lead(Optional<TrackingLinks.Click> click, HttpServletResponse response) throws IOException {
        if (click.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", click.get().url());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
    }
}
