package io.outbound.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The keys that a call shows, in the order in which they are tried. Some clients send a key of another product too. */
record PresentedKeys(List<String> inHeaders, Optional<String> inUrl) {

    private static final Set<String> URL_NAMES =
            Set.of("apikey", "api_key", "api-key", "x-api-key", "authkey", "access_token");
    private static final String BEARER = "bearer ";

    static PresentedKeys of(HttpServletRequest request) {
        List<String> keys = new ArrayList<>();
        String authorization = request.getHeader("Authorization");
        if (authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            keys.add(authorization.substring(BEARER.length()).strip());
        }
        if (authorization != null && FeedAccess.isFeed(request)) {
            FeedAccess.key(authorization).ifPresent(keys::add);
        }
        String header = request.getHeader("x-api-key");
        if (header != null) {
            keys.add(header.strip());
        }
        return new PresentedKeys(keys, inQuery(request.getQueryString()));
    }

    /** Read from the raw query: asking for parameters would swallow the body of a form. */
    static Optional<String> inQuery(String query) {
        if (query == null) {
            return Optional.empty();
        }
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> URL_NAMES.contains(decode(pair[0]).toLowerCase(Locale.ROOT)))
                .map(pair -> pair.length == 2 ? decode(pair[1]) : "")
                .findFirst();
    }

    /** No parameter of ours may hold the character NUL: databases cannot even be asked for it. */
    static boolean hasNul(String query) {
        return query != null && decode(query).indexOf(0) >= 0;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
