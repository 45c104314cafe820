package io.outbound.upkeep;

/** Rows of one feature that need not be kept for ever. */
public interface OldRows {

    /** Kebab-case, one of a kind. */
    String name();

    /**
     * Forgets some of those whose time is over. In the caller's transaction.
     *
     * @return how many; fewer than {@code most}: there are no more
     */
    int forget(int most);
}
