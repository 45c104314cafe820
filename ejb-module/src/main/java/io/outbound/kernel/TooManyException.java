package io.outbound.kernel;

import java.time.Duration;

/** Too much for now: the same request may be made again after a while. */
public class TooManyException extends DomainException {

    private static final long serialVersionUID = 1L;

    private final Duration pause;

    /** @param pause from now on */
    public TooManyException(String code, String detail, Duration pause) {
        super(Kind.TOO_MANY, code, detail);
        this.pause = pause;
    }

    /** How long to wait before the next try; not negative. */
    public Duration pause() {
        return pause.isNegative() ? Duration.ZERO : pause;
    }
}
