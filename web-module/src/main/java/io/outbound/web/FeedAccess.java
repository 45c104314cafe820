package io.outbound.web;

import io.outbound.rest.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * The calendar feed also takes HTTP Basic, the key as user name (RFC 7617): calendar programs know nothing else. Nothing
 * but that one read-only path does: browsers add Basic credentials to requests that other sites make.
 */
final class FeedAccess {

    private static final String FEED = "/api/v1/calendar.ics";
    private static final String BASIC = "basic ";

    private FeedAccess() {}

    static boolean isFeed(HttpServletRequest request) {
        return FEED.equals(Zone.path(request));
    }

    static Optional<String> key(String authorization) {
        if (!authorization.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
            return Optional.empty();
        }
        try {
            byte[] pair = Base64.getDecoder()
                    .decode(authorization.substring(BASIC.length()).strip());
            return Optional.of(new String(pair, StandardCharsets.UTF_8).split(":", 2)[0]);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    static Problem challenge() {
        return Problem.of(401, "unauthenticated").header("WWW-Authenticate", "Basic realm=\"outbound\"");
    }
}
