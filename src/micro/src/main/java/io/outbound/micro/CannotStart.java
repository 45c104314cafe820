package io.outbound.micro;

/** A reason, in one line, that the person who typed the command can act on. */
final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotStart(String message) {
        super(message);
    }
}
