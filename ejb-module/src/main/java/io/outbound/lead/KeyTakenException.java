package io.outbound.lead;

import jakarta.ejb.ApplicationException;

/** Another caller took a key in between: everything is rolled back, and a second look will see its lead. */
@ApplicationException(rollback = true)
public class KeyTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
