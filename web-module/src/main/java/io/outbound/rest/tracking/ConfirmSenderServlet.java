package io.outbound.rest.tracking;

import io.outbound.channel.SenderVerification;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /t/v/{token}}. POST confirms a sender's address; GET only asks, because mail scanners follow links. */
@WebServlet("/t/v/*")
public class ConfirmSenderServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient SenderVerification verification;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SenderPage page = SenderPage.in(request.getLocale());
        boolean known = verification.isKnown(PathToken.of(request));
        PublicPage.send(response, known ? 200 : 404, known ? page.question() : page.unknown());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SenderPage page = SenderPage.in(request.getLocale());
        boolean done = verification.confirm(PathToken.of(request));
        PublicPage.send(response, done ? 200 : 404, done ? page.confirmed() : page.unknown());
    }
}
