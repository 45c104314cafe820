package io.outbound.console;

import io.outbound.kernel.DomainException;
import jakarta.ejb.EJBAccessException;
import java.util.Optional;

/** Calls a use case and hands its "no" back as a value; whatever else goes wrong goes on upwards. */
public final class Attempt {

    private Attempt() {}

    /** @return empty when it was done */
    public static Optional<DomainException> of(Runnable useCase) {
        try {
            useCase.run();
            return Optional.empty();
        } catch (EJBAccessException notAllowed) {
            return Optional.of(new DomainException(DomainException.Kind.FORBIDDEN, "forbidden", "Not allowed."));
        } catch (RuntimeException e) {
            return Optional.of(refusal(e));
        }
    }

    /** A container may wrap what a bean throws. */
    private static DomainException refusal(RuntimeException thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof DomainException refusal) {
                return refusal;
            }
        }
        throw thrown;
    }
}
