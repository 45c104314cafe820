package io.outbound.settings;

/** The master key cannot be read or is not the one this installation's data was sealed with. */
public class KeyUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public KeyUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
