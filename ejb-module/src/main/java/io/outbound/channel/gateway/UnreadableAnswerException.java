package io.outbound.channel.gateway;

/** An answer came, and says nothing that its sender understands. */
public class UnreadableAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableAnswerException(String message) {
        super(message);
    }
}
