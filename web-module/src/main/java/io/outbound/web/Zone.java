package io.outbound.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;

/**
 * What a path below the context root asks for. Decided on the path that the container decoded and mapped
 * (servlet path + path info), never on the raw request line, where {@code /%61pi} or {@code /api/health/../v1} would
 * slip past. What is on no list needs a session.
 */
enum Zone {
    /** No login. */
    PUBLIC,
    /** An API key with every call, never a session. */
    API,
    /** A session that began at the login page. */
    CONSOLE,
    /** A path that says different things to different readers: refused. */
    AMBIGUOUS;

    private static final List<String> PUBLIC_API = List.of("/api/health", "/api/openapi", "/api/v1/push");
    private static final List<String> PUBLIC_TREES =
            List.of("/t", "/push", "/jakarta.faces.resource", "/resources", "/problems");
    private static final List<String> PUBLIC_PAGES =
            List.of("", "/", "/index.xhtml", "/login.xhtml", "/favicon.ico", "/robots.txt");

    static Zone of(HttpServletRequest request) {
        return of(path(request));
    }

    static String path(HttpServletRequest request) {
        String info = request.getPathInfo();
        return request.getServletPath() + (info == null ? "" : info);
    }

    static Zone of(String path) {
        if (ambiguous(path)) {
            return AMBIGUOUS;
        }
        if (within(path, "/api")) {
            return PUBLIC_API.stream().anyMatch(tree -> within(path, tree)) ? PUBLIC : API;
        }
        boolean open = PUBLIC_PAGES.contains(path) || PUBLIC_TREES.stream().anyMatch(tree -> within(path, tree));
        return open ? PUBLIC : CONSOLE;
    }

    private static boolean within(String path, String tree) {
        return path.equals(tree) || path.startsWith(tree + "/");
    }

    private static boolean ambiguous(String path) {
        return path.contains("//")
                || path.contains("/./")
                || path.contains("/../")
                || path.endsWith("/.")
                || path.endsWith("/..")
                || path.contains("%")
                || path.chars().anyMatch(c -> c == ';' || c == '\\' || c < 0x20 || c == 0x7f)
                || (path.toLowerCase(Locale.ROOT).startsWith("/api") && !path.startsWith("/api"));
    }
}
