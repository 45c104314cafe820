package io.outbound.web;

import io.outbound.rest.problem.Problems;
import io.outbound.security.Account;
import io.outbound.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The console: who signed in is kept in an attribute of the session that is ours, and the container is told with each
 * request. (A container's own login cookie would outlive the session on some servers.)
 */
@ApplicationScoped
public class ConsoleDoor {

    private Sessions sessions;

    protected ConsoleDoor() {}

    @Inject
    public ConsoleDoor(Sessions sessions) {
        this.sessions = sessions;
    }

    AuthenticationStatus enter(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws IOException {
        Optional<Account> person;
        try {
            person = sessions.person(request);
        } catch (RuntimeException e) {
            response.sendError(Problems.of(e, request).status());
            return AuthenticationStatus.SEND_FAILURE;
        }
        if (person.isEmpty()) {
            return turnAway(request, response);
        }
        Actor actor = person.get().actor();
        Admission.is(request, actor);
        return context.notifyContainerAboutLogin(actor.name(), actor.scopes());
    }

    private static AuthenticationStatus turnAway(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String login = request.getContextPath() + "/login.xhtml";
        response.setHeader("Cache-Control", "no-store");
        if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
            response.setContentType("text/xml;charset=UTF-8");
            response.getWriter()
                    .write("<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\"" + login
                            + "\"></redirect></partial-response>");
            response.flushBuffer();
            return AuthenticationStatus.SEND_CONTINUE;
        }
        if ("GET".equals(request.getMethod()) && !wantsEvents(request)) {
            // relative: the Host header of a request decides nothing
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader(
                    "Location", login + "?from=" + URLEncoder.encode(wanted(request), StandardCharsets.UTF_8));
            return AuthenticationStatus.SEND_CONTINUE;
        }
        response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        return AuthenticationStatus.SEND_FAILURE;
    }

    private static boolean wantsEvents(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("text/event-stream");
    }

    private static String wanted(HttpServletRequest request) {
        String query = request.getQueryString();
        return Zone.path(request) + (query == null ? "" : "?" + query);
    }
}
