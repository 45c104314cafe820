package io.outbound.log;

import io.outbound.kernel.DomainException.Kind;

/** What a caller saw, as the log keeps it. */
final class HttpStatus {

    private HttpStatus() {}

    static int of(Kind kind) {
        return switch (kind) {
            case MALFORMED -> 400;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case STALE -> 412;
            case TOO_LARGE -> 413;
            case INVALID -> 422;
            case TOO_MANY -> 429;
        };
    }
}
