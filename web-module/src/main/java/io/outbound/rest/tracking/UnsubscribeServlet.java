package io.outbound.rest.tracking;

import io.outbound.consent.Unsubscription;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * {@code /t/u/{token}}. POST unsubscribes, with no cookie, login, question or redirect (RFC 8058 §3.1); GET only asks,
 * because mail scanners follow links.
 */
@WebServlet("/t/u/*")
public class UnsubscribeServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Unsubscription unsubscription;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        UnsubscribePage page = UnsubscribePage.in(request.getLocale());
        if (unsubscription.isKnown(PathToken.of(request))) {
            send(response, 200, page.question());
        } else {
            send(response, 404, page.unknown());
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        UnsubscribePage page = UnsubscribePage.in(request.getLocale());
        if (unsubscription.unsubscribe(PathToken.of(request))) {
            send(response, 200, page.done());
        } else {
            send(response, 404, page.unknown());
        }
    }

    private static void send(HttpServletResponse response, int status, String html) throws IOException {
        response.setStatus(status);
        response.setContentType("text/html");
        response.setCharacterEncoding("UTF-8");
        response.getOutputStream().write(html.getBytes(StandardCharsets.UTF_8));
    }
}
