package io.outbound.web;

import io.outbound.security.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The authenticated actor on its way from the mechanism, which runs before CDI's request is sure to, to the filters. */
final class Admission {

    private static final String ACTOR = "io.outbound.web.actor";
    private static final String DECIDED = "io.outbound.web.decided";

    private Admission() {}

    static void is(HttpServletRequest request, Actor actor) {
        request.setAttribute(ACTOR, actor);
    }

    static Optional<Actor> of(HttpServletRequest request) {
        return Optional.ofNullable((Actor) request.getAttribute(ACTOR));
    }

    static void decided(HttpServletRequest request) {
        request.setAttribute(DECIDED, Boolean.TRUE);
    }

    static boolean isDecided(HttpServletRequest request) {
        return Boolean.TRUE.equals(request.getAttribute(DECIDED));
    }
}
