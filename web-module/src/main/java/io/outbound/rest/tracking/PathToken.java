package io.outbound.rest.tracking;

import jakarta.servlet.http.HttpServletRequest;

/** The token at the end of a link. */
final class PathToken {

    private PathToken() {}

    /** Empty when there is none. */
    static String of(HttpServletRequest request) {
        String path = request.getPathInfo();
        return path == null ? "" : path.substring(1);
    }
}
