package io.outbound.template;

/** A part of a template that is not accepted; the code and message reach the author. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    Refused(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }
}
