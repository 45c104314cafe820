package io.outbound.kernel;

import java.util.Optional;

/** Lost updates: whoever changes a thing says which version of it they saw. */
public final class Versions {

    private Versions() {}

    /**
     * The same for those who need not say what they saw.
     *
     * @param seen empty: whatever it is by now
     * @throws DomainException STALE {@code version-conflict} when the two differ
     */
    public static void require(Optional<Long> seen, long current) {
        seen.ifPresent(version -> require(version, current));
    }

    /** @throws DomainException STALE {@code version-conflict} when the two differ */
    public static void require(long seen, long current) {
        if (seen != current) {
            throw new DomainException(
                    DomainException.Kind.STALE,
                    "version-conflict",
                    "This was changed in the meantime: you saw version " + seen + ", it is now " + current + ".");
        }
    }
}
