package io.outbound.trigger;

import jakarta.ejb.ApplicationException;

/** A call with the same request id was accepted in between: everything is rolled back, a second look sees it. */
@ApplicationException(rollback = true)
public class RequestTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
