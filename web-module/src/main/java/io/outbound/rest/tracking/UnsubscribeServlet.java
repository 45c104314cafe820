package io.outbound.rest.tracking;

import io.outbound.consent.Unsubscription;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

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
            PublicPage.send(response, 200, page.question());
        } else {
            PublicPage.send(response, 404, page.unknown());
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        UnsubscribePage page = UnsubscribePage.in(request.getLocale());
        if (unsubscription.unsubscribe(PathToken.of(request))) {
            PublicPage.send(response, 200, page.done());
        } else {
            PublicPage.send(response, 404, page.unknown());
        }
    }
}
