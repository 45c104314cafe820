package io.outbound.segment;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * What a rule may name: of each kind those of the given ids that there are.
 *
 * @param lists also those that somebody deleted: what uses one of those is told so when it starts
 */
record KnownThings(Function<Collection<UUID>, Set<UUID>> lists, Function<Collection<UUID>, Set<UUID>> campaigns) {

    /** Everything, for rules that were checked when they were saved. */
    static final KnownThings ALL = new KnownThings(Set::copyOf, Set::copyOf);
}
