package io.outbound.trigger;

/** A call with the same request id was accepted in between: a second look sees it. */
final class RequestTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
