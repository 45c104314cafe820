package io.outbound.kernel;

/** Lost updates: whoever changes a thing says which version of it they saw. */
public final class Versions {

    private Versions() {}

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
